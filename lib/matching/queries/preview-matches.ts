import type { Region } from "#lib/db/generated/enums.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { applyPatch, contentErrors, emptyContent, type StaffListingInput } from "#lib/listings/schema.ts";
import type { MatchListing, Qualification } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import { findCounterparts } from "#lib/matching/queries/find-counterparts.ts";
import { answer, type FoundMatches } from "#lib/matching/queries/find-matches.ts";
import { type PreparedIndex, preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { isModerator } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { qualificationKey, type Term } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

type Firm = {
  id: string;
  name: string;
  orgType: string | null;
  region: Region;
  qualifications: string[];
  qualificationKeys: string[];
};
const FIRM = { id: true, name: true, orgType: true, region: true, qualifications: true, qualificationKeys: true } as const;

/** The firm a preview is made for: the reader's own; another one only for staff; none for somebody who has not joined one. */
async function firmOf({ db, actor }: Viewing, organizationId: string | undefined): Promise<Firm | null> {
  if (organizationId !== undefined && !isModerator(actor) && organizationId !== actor.organizationId) {
    throw new DomainError("FORBIDDEN", "preview for another firm");
  }
  const id = organizationId ?? actor.organizationId;
  const firm = id === null ? null : await db.organization.findUnique({ where: { id }, select: FIRM });
  if (organizationId !== undefined && !firm) refuseInput({ path: "organizationId", message: "没有这个单位" });
  return firm;
}

function toPreview(content: ListingContent, firm: Firm | null, terms: readonly Term[]): MatchListing {
  const keyed = (label: string): Qualification => ({ key: qualificationKey(terms, label), label });
  const ofFirm = firm?.qualificationKeys.map((key, i) => ({ key, label: firm.qualifications[i] ?? key })) ?? [];
  return {
    ...content,
    id: "",
    code: "",
    organizationId: firm?.id ?? "",
    organizationName: firm?.name ?? "",
    organizationType: firm?.orgType ?? null,
    region: firm?.region ?? null,
    requiredQualifications: content.requiredQualifications.map(keyed),
    heldQualifications: [...content.heldQualifications.map(keyed), ...ofFirm],
    confirmedOn: null,
  };
}

const NO_FIRM = "00000000-0000-0000-0000-000000000000";

/** A content that is no listing yet, read as one of the firm it would belong to, with the index to ask. */
export async function prepareUnsaved(
  viewing: Viewing,
  content: ListingContent,
  organizationId?: string,
): Promise<{ mine: Prepared; index: PreparedIndex }> {
  const firm = await firmOf(viewing, organizationId);
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const listing = toPreview(content, firm, await taxonomyOf(viewing.db, "qualification"));
  if (listing.organizationId === "") listing.organizationId = NO_FIRM;
  return { mine: prepareListing(listing, index.tools), index };
}

/**
 * What an unsaved listing would find. Nothing is stored, and listings for matching only are counted, never shown.
 *
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED, FORBIDDEN for another firm, INVALID_INPUT for fields that exclude one another
 */
export async function findPreviewMatches(viewing: Viewing, input: StaffListingInput, limit: number): Promise<FoundMatches> {
  authorize(viewing.actor, "match.preview", null);
  const {
    side,
    organizationId,
    version: _version,
    contact: _contact,
    sourceChannel: _channel,
    consentNote: _note,
    ...patch
  } = input;
  const content = applyPatch(emptyContent(side, dayOf(viewing.now)), patch);
  const errors = contentErrors(content);
  if (errors.length > 0) refuseInput(...errors);
  const { mine, index } = await prepareUnsaved(viewing, content, organizationId);
  const isPublic = (visibility: MatchListing["visibility"]) => visibility !== "MATCH_ONLY";
  const found = await answer(viewing, index, {
    mine,
    limit,
    admitted: { ofFirm: null },
    admitsNear: ({ listing: other }) => isPublic(other.visibility),
    suggest: true,
  });
  const all = await findCounterparts(viewing, index, mine, limit, "everything");
  const hiddenCount = all.fitting.filter(({ other }) => !isPublic(other.listing.visibility)).length;
  return { source: null, side, ...found, hiddenCount };
}
