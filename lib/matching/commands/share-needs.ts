import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { readableRow } from "#lib/matching/queries/find-matches.ts";
import { findOwnGroup } from "#lib/matching/queries/shared/shared-needs.ts";
import type { SharedWay } from "#lib/matching/schema/shared.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** Statuses in which a need may still find partners. */
const OPEN = ["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "PUBLISHED", "SUSPENDED"];

/** The wish of a need as committed; whoever reads it here changes it, or what rests on it, alone. */
async function lockWish(tx: Tx, listingId: string): Promise<{ PURCHASE: boolean; RND: boolean }> {
  await tx.$queryRaw`SELECT id FROM listing WHERE id = ${listingId}::uuid FOR UPDATE`;
  const known = await tx.sharedWish.findUnique({ where: { listingId } });
  return { PURCHASE: known?.purchase ?? false, RND: known?.rnd ?? false };
}

/** Refuse before anything else is judged. @throws {DomainError} as setSharedWish before it reads the wish */
export async function assertOwnNeed(ctx: Context, code: string): Promise<void> {
  authorize(ctx.actor, "match.shareNeed", await readableRow(ctx, code));
}

/**
 * Say in which ways a need may be met together with other firms. Taking a way back also takes back what was agreed in it: the
 * names are shown to nobody from this commit. Saying the same twice changes nothing.
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED, NOT_FOUND, GONE, INVALID_INPUT for a supply, ILLEGAL_TRANSITION for
 *   a listing that has ended
 */
export async function setSharedWish(ctx: Context, { code, ways }: { code: string; ways: readonly SharedWay[] }): Promise<void> {
  const row = await readableRow(ctx, code);
  authorize(ctx.actor, "match.shareNeed", row);
  if (row.side !== "DEMAND") refuseInput({ path: "ways", message: t(ctx.locale, "matching.shareDemandOnly") });
  if (!OPEN.includes(row.status)) throw new DomainError("ILLEGAL_TRANSITION", "the listing has ended");
  const wish = { purchase: ways.includes("PURCHASE"), rnd: ways.includes("RND") };
  await inTransaction(ctx.db, async (tx) => {
    // One writer at a time: two that tick at once leave one wish, with an event for each that changed it.
    const known = await lockWish(tx, row.id);
    if (known.PURCHASE === wish.purchase && known.RND === wish.rnd) return;
    const stamp = { ...wish, setById: ctx.actor.userId, setAt: ctx.now };
    if (ways.length === 0) await tx.sharedWish.deleteMany({ where: { listingId: row.id } });
    else await tx.sharedWish.upsert({ where: { listingId: row.id }, create: { listingId: row.id, ...stamp }, update: stamp });
    await tx.sharedNeedConsent.deleteMany({ where: { listingId: row.id, sharedNeed: { way: { notIn: [...ways] } } } });
    await recordEvent(tx, ctx, {
      ...{ name: "match.sharedWishSet", subjectType: "listing", subjectId: row.id, subjectCode: row.code },
      data: { ways: [...ways] },
    });
  });
}

/**
 * Agree to be named to the other firms of a group, of a need of one's own. Names are shown when every firm of the group has
 * agreed; contacts only through an interest, as everywhere. Doing it twice changes nothing.
 *
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED, ORG_NOT_VERIFIED, NOT_FOUND for an unknown listing or a group
 *   that is no longer as it was shown
 */
export async function agreeSharedNeed(ctx: Context, { code, token }: { code: string; token: string }): Promise<void> {
  const row = await readableRow(ctx, code);
  authorize(ctx.actor, "match.agreeShared", row);
  const found = await findOwnGroup(ctx, row.id, token);
  const gone = () => new DomainError("NOT_FOUND", "no such group", { detail: t(ctx.locale, "matching.shareGone") });
  if (!found) throw gone();
  const { way, group } = found;
  const { key } = group;
  const memberIds = group.members.map(({ id }) => id);
  await inTransaction(ctx.db, async (tx) => {
    // A wish that was taken back meanwhile has taken its consents along: none may come after it.
    if (!(await lockWish(tx, row.id))[way]) throw gone();
    await tx.sharedNeed.createMany({ data: { key, way, memberIds, createdAt: ctx.now }, skipDuplicates: true });
    const { id } = await tx.sharedNeed.findUniqueOrThrow({ where: { key }, select: { id: true } });
    const { count } = await tx.sharedNeedConsent.createMany({
      data: {
        ...{ sharedNeedId: id, listingId: row.id, organizationId: row.organizationId },
        ...{ byId: ctx.actor.userId, at: ctx.now },
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordEvent(tx, ctx, {
      ...{ name: "match.sharedAgreed", subjectType: "sharedNeed", subjectId: id, subjectCode: row.code },
      data: { way, members: memberIds.length },
    });
  });
}
