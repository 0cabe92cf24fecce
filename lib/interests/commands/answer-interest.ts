import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { CONTACT_FIELDS } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { grantPurpose } from "../labels.ts";
import { interestMoves } from "../lifecycle.ts";
import { type LoadedInterest, loadInterest, roleIn } from "../queries/load-interest.ts";
import { moveInterest } from "./move-interest.ts";

type Answer = { id: string; version: number | null; consentNote?: string };

/** Staff answer for a firm without an account, and write down what it said; a firm answers for itself. */
function consentOf(ctx: Context, row: LoadedInterest, consentNote: string | undefined): { consentNote: string } {
  const byStaff = roleIn(ctx.actor, row) !== "OWNER";
  if (byStaff && !consentNote) refuseInput({ path: "consentNote", message: t(ctx.locale, "interests.consentNoteMissing") });
  if (!byStaff && consentNote) refuseInput({ path: "consentNote", message: t(ctx.locale, "interests.consentNoteOfStaff") });
  return { consentNote: consentNote ?? "" };
}

const answeredBy = (ctx: Context, row: LoadedInterest) => ({
  answeredAt: ctx.now,
  answeredById: ctx.actor.userId,
  ...(roleIn(ctx.actor, row) !== "OWNER" && { mediatorId: row.mediatorId ?? ctx.actor.userId }),
});

/**
 * Agree to a contact request. The grant (both consents, recipients, purpose, fields, time) is stored with it.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION
 */
export async function acceptInterest(ctx: Context, { id, version, consentNote }: Answer): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, interestMoves.accept.ability, row);
    await moveInterest(tx, ctx, row, {
      version,
      move: interestMoves.accept,
      plan: () => ({ ...answeredBy(ctx, row), ...consentOf(ctx, row, consentNote) }),
      async afterwards() {
        // Taken after the row is won: whoever suspends the listing or one of the firms meanwhile, waits for this commit.
        await assertBothInOrder(tx, ctx, row);
        await tx.grant.create({
          data: {
            interestId: row.id,
            askerOrganizationId: row.askerOrganizationId,
            ownerOrganizationId: row.ownerOrganizationId,
            purpose: grantPurpose(row.listing.code),
            fields: [...CONTACT_FIELDS],
            askerConsentAt: row.createdAt,
            ownerConsentAt: ctx.now,
            ownerConsentById: roleIn(ctx.actor, row) === "OWNER" ? null : ctx.actor.userId,
            grantedAt: ctx.now,
          },
        });
      },
    });
  });
}

/**
 * No contact goes to or from a suspended firm, nor about a listing that is under re-review or was turned down. An owner
 * without an account was never verified: staff vouch for it, as long as it is not suspended.
 */
async function assertBothInOrder(tx: Tx, { locale }: Context, row: LoadedInterest): Promise<void> {
  const [listing] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM listing WHERE id = ${row.listingId}::uuid FOR SHARE`;
  const firms = await tx.$queryRaw<{ id: string; verification: string }[]>`
    SELECT id::text, verification::text FROM organization
    WHERE id IN (${row.askerOrganizationId}::uuid, ${row.ownerOrganizationId}::uuid) ORDER BY id FOR SHARE`;
  const standing = (id: string) => firms.find((firm) => firm.id === id)?.verification;
  if (standing(row.askerOrganizationId) !== "VERIFIED")
    throw new DomainError("ILLEGAL_TRANSITION", "asker not verified", { detail: t(locale, "interests.askerNotVerified") });
  const owner = standing(row.ownerOrganizationId);
  if (owner === "SUSPENDED" || (owner !== "VERIFIED" && !row.viaStaff))
    throw new DomainError("ILLEGAL_TRANSITION", "owner not in order", { detail: t(locale, "interests.ownerNotVerified") });
  if (listing?.status !== "PUBLISHED" && listing?.status !== "EXPIRED")
    throw new DomainError("ILLEGAL_TRANSITION", "listing not live", { detail: t(locale, "interests.listingNotLive") });
}

/**
 * Decline a contact request. The reason is kept for the firm and staff and never shown to the asker.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, INVALID_INPUT, CONFLICT, ILLEGAL_TRANSITION
 */
export async function declineInterest(ctx: Context, input: Answer & { reason?: string | null }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, input.id);
    authorize(ctx.actor, interestMoves.decline.ability, row);
    await moveInterest(tx, ctx, row, {
      version: input.version,
      move: interestMoves.decline,
      plan: () => ({
        ...answeredBy(ctx, row),
        ...consentOf(ctx, row, input.consentNote),
        declineReason: input.reason ?? "",
      }),
    });
  });
}
