import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { readableRow } from "#lib/matching/queries/find-matches.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Never match the actor's firm with the firm of this listing again. Named by a listing's code, since the firm of an anonymous
 * listing has no other name for the actor. Doing it twice changes nothing.
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED; NOT_FOUND, GONE for a listing the actor may not see;
 *   OWN_ORGANIZATION for one's own
 */
export async function blockFirm(ctx: Context, { code }: { code: string }): Promise<void> {
  const organizationId = ctx.actor.organizationId ?? "";
  authorize(ctx.actor, "match.block", { organizationId });
  const row = await readableRow(ctx, code);
  if (row.organizationId === organizationId)
    throw new DomainError("OWN_ORGANIZATION", "own firm", { detail: t(ctx.locale, "matching.blockOwn") });
  try {
    await inTransaction(ctx.db, async (tx) => {
      const entry = await tx.neverMatch.create({
        data: {
          ...{ organizationId, otherOrganizationId: row.organizationId, listingCode: code },
          ...{ createdById: ctx.actor.userId, createdAt: ctx.now },
        },
      });
      await recordEvent(tx, ctx, { name: "match.blocked", subjectType: "neverMatch", subjectId: entry.id, subjectCode: code });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

/**
 * Take an entry off the never-match list of the actor's firm.
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED; NOT_FOUND when the entry is not there or another firm's
 */
export async function unblockFirm(ctx: Context, { id }: { id: string }): Promise<void> {
  const organizationId = ctx.actor.organizationId ?? "";
  authorize(ctx.actor, "match.block", { organizationId });
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.neverMatch.deleteMany({ where: { id, organizationId } });
    if (count === 0) throw new DomainError("NOT_FOUND", "no such entry");
    await recordEvent(tx, ctx, { name: "match.unblocked", subjectType: "neverMatch", subjectId: id });
  });
}
