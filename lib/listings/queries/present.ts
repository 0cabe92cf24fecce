import { env } from "#lib/env.ts";
import { DEFAULT_LOCALE, t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { maskName } from "#lib/text/mask.ts";
import { contentOf } from "../model/content.ts";
import { statusAt } from "../model/status.ts";
import { accessOf } from "../model/visibility.ts";
import type { ListingContent } from "../model.ts";
import type { ListingResponse } from "../schema/response.ts";
import { loadPrivateParts, type PrivatePart } from "./private-part.ts";
import type { ListingRow } from "./select.ts";

/** The contract's Listing, and what pages say besides. */
export type ListingView = ListingResponse & {
  /** 协会代为登记，单位待认领: staff entered it and the firm has no account yet. */
  enteredByStaff: boolean;
};

/** Rows as this reader may see them, in their order: the one way from a row to an answer. */
export async function presentListings(viewing: Viewing, rows: readonly ListingRow[]): Promise<ListingView[]> {
  const [parts, unclaimed, files] = await Promise.all([
    loadPrivateParts(viewing, rows),
    unclaimedFirms(viewing, rows),
    publicFiles(viewing, rows),
  ]);
  return rows.map((row) => ({
    ...presentListing(viewing, row, parts.get(row.id) ?? null, unclaimed.has(row.organizationId)),
    attachments: files.get(row.id) ?? [],
  }));
}

/** What pages say besides does not belong into an answer of the API. */
export function toResponse({ enteredByStaff: _said, ...listing }: ListingView): ListingResponse {
  return listing;
}

/** Firms among those of rows entered by staff that still have no account. */
async function unclaimedFirms({ db }: Viewing, rows: readonly ListingRow[]): Promise<Set<string>> {
  const ids = [...new Set(rows.filter((row) => row.enteredByStaff).map((row) => row.organizationId))];
  if (ids.length === 0) return new Set();
  const claimed = await db.membership.findMany({ where: { organizationId: { in: ids } }, select: { organizationId: true } });
  const taken = new Set(claimed.map(({ organizationId }) => organizationId));
  return new Set(ids.filter((id) => !taken.has(id)));
}

/** The attachments of those rows whose page every visitor can open now, in their order; captions without an anonymous firm's name. */
async function publicFiles(viewing: Viewing, rows: readonly ListingRow[]): Promise<Map<string, ListingView["attachments"]>> {
  const { db, locale, now } = viewing;
  const open = rows.filter((row) => row.fileIds.length > 0 && accessOf(ANONYMOUS, row, now) === "public");
  if (open.length === 0) return new Map();
  const found = await db.listingFile.findMany({
    where: { id: { in: open.flatMap(({ fileIds }) => fileIds) } },
    select: { id: true, listingId: true, caption: true, mediaType: true, bytes: true },
  });
  const byId = new Map(found.map((file) => [file.id, file]));
  return new Map(
    open.map((row) => [
      row.id,
      row.fileIds.flatMap((id) => {
        const file = byId.get(id);
        // The list of a row is not bound to the files by a key: another listing's is none of its own.
        if (file?.listingId !== row.id) return [];
        const anonymous = t(locale, "common.anonymousOrganization");
        const name = row.visibility === "ANONYMOUS" ? maskName(file.caption, row.organization.name, anonymous) : file.caption;
        return [{ name, mediaType: file.mediaType, bytes: file.bytes, url: `${env().APP_BASE_URL}/files/${id}` }];
      }),
    ]),
  );
}

function presentListing(
  viewing: Viewing,
  row: ListingRow,
  part: PrivatePart | null,
  unclaimed: boolean,
): Omit<ListingView, "attachments"> {
  const { organization } = row;
  const isOwn = accessOf(viewing.actor, row, viewing.now) === "own";
  const hidesFirm = row.visibility === "ANONYMOUS" && !isOwn;
  const content = contentOf(row);
  return {
    code: row.code,
    ...(hidesFirm ? withoutFirm(content, organization.name) : content),
    organization: {
      id: hidesFirm ? null : organization.id,
      name: hidesFirm ? null : organization.name,
      region: organization.region,
      division: hidesFirm ? null : organization.division,
      verified: organization.verification === "VERIFIED",
    },
    lastConfirmedAt: row.lastConfirmedAt?.toISOString() ?? null,
    completeness: row.completeness,
    status: statusAt(row, viewing.now),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version: row.version,
    url: `${env().APP_BASE_URL}/listings/${row.code}`,
    createdAt: isOwn ? row.createdAt.toISOString() : null,
    updatedAt: isOwn ? row.updatedAt.toISOString() : null,
    lastDecision: part?.lastDecision ?? null,
    contact: part?.contact ?? null,
    pending: part?.pending ?? null,
    enteredByStaff: row.enteredByStaff && unclaimed,
  };
}

/** The content of an anonymous listing for strangers: no number of the firm's own, no mention of its name. Texts stay Chinese in every language. */
function withoutFirm(content: ListingContent, name: string): ListingContent {
  const mask = (text: string) => maskName(text, name, t(DEFAULT_LOCALE, "common.anonymousOrganization"));
  return {
    ...content,
    externalId: null,
    title: mask(content.title),
    summary: mask(content.summary),
    description: mask(content.description),
    keywords: content.keywords.map(mask),
    chainLink: content.chainLink === null ? null : mask(content.chainLink),
    details: Object.fromEntries(Object.entries(content.details).map(([field, text]) => [field, mask(text)])),
  };
}
