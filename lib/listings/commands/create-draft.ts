import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { belongsTo, isModerator } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { contactFrom } from "../model/contact.ts";
import { applyPatch, contentErrors, emptyContent, type StaffListingInput } from "../schema.ts";
import { taxonomyErrors } from "./parts/content-columns.ts";
import { insertListing } from "./parts/insert-listing.ts";
import { readVocabulary } from "./parts/vocabulary.ts";
import { listingEvent, refusingDuplicates } from "./parts/write-listing.ts";

/** A draft by its code; `version` is 0 for one just made. */
export type Draft = { id: string; code: string; version: number };

const STAFF_FIELDS = ["organizationId", "sourceChannel", "consentNote"] as const;

/**
 * Write a new draft for the actor's firm, or, by staff, for a firm without an account.
 * A draft needs its side alone; it has its code from here on.
 *
 * @param key the page's own; the same page asking again (a double tap, a lost answer) gets the draft it began
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN (no firm, or one with an account), ORG_SUSPENDED, INVALID_INPUT,
 *   DUPLICATE when the firm has used the externalId
 */
export async function createDraft(ctx: Context, input: StaffListingInput, key: string | null = null): Promise<Draft> {
  const staff = isModerator(ctx.actor);
  const organizationId = (staff ? input.organizationId : undefined) ?? ctx.actor.organizationId;
  if (organizationId === null) {
    if (staff) refuseInput({ path: "organizationId", message: t(ctx.locale, "listings.chooseOrganization") });
    authorizeWithoutFirm(ctx);
  }
  const foreign = staff ? [] : STAFF_FIELDS.filter((name) => input[name] !== undefined);

  const words = await readVocabulary(ctx);
  return refusingDuplicates(() =>
    inTransaction(ctx.db, async (tx) => {
      const begun = key === null ? null : await findBegun(tx, key);
      const organization = await tx.organization.findUnique({
        where: { id: String(organizationId) },
        select: { id: true, memberships: { select: { userId: true }, take: 1 } },
      });
      if (!organization) refuseInput({ path: "organizationId", message: t(ctx.locale, "listings.noSuchOrganization") });
      const owned = { organizationId: organization.id, claimed: organization.memberships.length > 0 };
      authorize(ctx.actor, "listing.create", owned);
      if (begun) return ofSameFirm(begun, organization.id);
      if (foreign.length > 0) refuseInput(...foreign.map((path) => ({ path, message: t(ctx.locale, "listings.unknownField") })));

      const content = applyPatch(emptyContent(input.side, dayOf(ctx.now)), input);
      const errors = [...contentErrors(content), ...taxonomyErrors(words, content)];
      if (errors.length > 0) refuseInput(...errors);

      const listing = await insertListing(tx, ctx, words, {
        organizationId: organization.id,
        content,
        contact: contactFrom(input.contact ?? null),
        sourceChannel: input.sourceChannel ?? "WEB",
        consentNote: input.consentNote ?? "",
        enteredByStaff: !belongsTo(ctx.actor, owned),
      });
      if (key !== null) await tx.listingTyping.create({ data: { listingId: listing.id, key, baseVersion: 0, savedAt: ctx.now } });
      await indexListingsIn(tx, [listing.id]);
      await recordEvent(tx, ctx, listingEvent(listing, "listing.drafted", { side: content.side, to: "DRAFT" }));
      return { ...listing, version: 0 };
    }),
  );
}

type Begun = Draft & { organizationId: string };

/** The draft that a page has begun. Two requests of one page wait for each other, so that the second one finds it. */
async function findBegun(tx: Tx, key: string): Promise<Begun | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`listing.begin:${key}`}, 0))`;
  const found = await tx.listingTyping.findUnique({
    where: { key },
    select: { listing: { select: { id: true, code: true, version: true, organizationId: true } } },
  });
  return found?.listing ?? null;
}

/** Somebody else's key opens nothing. */
function ofSameFirm({ organizationId, ...draft }: Begun, own: string): Draft {
  if (organizationId !== own) throw new DomainError("CONFLICT", "key of another firm's page");
  return draft;
}

/** A person without a firm is told to register one first; others are refused as the policy says. */
function authorizeWithoutFirm(ctx: Context): never {
  const { actor, locale } = ctx;
  if (actor.role === "MEMBER")
    throw new DomainError("FORBIDDEN", "no firm yet", { detail: t(locale, "listings.registerFirmFirst") });
  authorize(actor, "listing.create", { organizationId: "", claimed: true });
  throw new DomainError("FORBIDDEN", "no firm");
}
