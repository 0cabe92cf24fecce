import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { planMailIn } from "#lib/notifications/delivery/plan-mail.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { asksTheSame } from "../model/saved-filter.ts";
import type { ChangeSearch, SaveSearch } from "../schema.ts";

/** More are no help to a reader, and each is asked about every new listing. */
const MAX_SEARCHES = 50;

/**
 * The committed version of the list that the person was looking at: what comes into it afterwards is new. The clock stands still
 * until this transaction commits, so that a newer listing is never looked at before the search can be seen. A lock of the
 * whole database: call it right before recordEvent.
 */
export async function listVersionIn(tx: Tx): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ version: bigint }[]>`SELECT version FROM index_clock WHERE id = 1 FOR SHARE`;
  if (!row) throw new Error("the index has no clock");
  return row.version;
}

/**
 * Save a filter of the list; saving the same filter again answers the first one, so that a double press makes one.
 *
 * @returns the id
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED; INVALID_INPUT at the 51st
 */
export async function saveSearch(ctx: Context, { name, filter, pace }: SaveSearch): Promise<string> {
  authorize(ctx.actor, "alert.keep", null);
  const userId = ctx.actor.userId ?? "";
  return inTransaction(ctx.db, async (tx) => {
    // Two presses at once wait for each other here.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`searches:${userId}`}, 0))`;
    const own = await tx.savedSearch.findMany({ where: { userId }, select: { id: true, filter: true } });
    const same = own.find((row) => asksTheSame(row.filter, filter));
    if (same) return same.id;
    if (own.length >= MAX_SEARCHES) refuseInput({ path: "", message: `最多保存 ${MAX_SEARCHES} 条订阅，请先删除不用的` });
    const { id } = await tx.savedSearch.create({
      data: { userId, name, filter, pace, fromVersion: await listVersionIn(tx), createdAt: ctx.now },
      select: { id: true },
    });
    await recordEvent(tx, ctx, { name: "savedSearch.saved", subjectType: "savedSearch", subjectId: id, data: { pace } });
    return id;
  });
}

/**
 * Rename one's own saved search, change how soon it tells, pause it, let it go on. What was found and not yet mailed follows.
 *
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED, NOT_FOUND, CONFLICT when it was changed since it was read
 */
export async function changeSearch(ctx: Context, id: string, change: ChangeSearch, readVersion: number | null): Promise<void> {
  authorize(ctx.actor, "alert.keep", null);
  const userId = ctx.actor.userId ?? "";
  const { name, pace, paused } = change;
  await inTransaction(ctx.db, async (tx) => {
    const row = isUuid(id)
      ? await tx.savedSearch.findFirst({ where: { id, userId }, select: { version: true, pausedAt: true } })
      : null;
    if (!row) throw new DomainError("NOT_FOUND", "no such saved search");
    const goesOn = paused === false && row.pausedAt !== null;
    const { count } = await tx.savedSearch.updateMany({
      where: { id, userId, version: readVersion ?? row.version },
      data: {
        ...(name !== undefined && { name }),
        ...(pace !== undefined && { pace }),
        ...(paused === true && { pausedAt: row.pausedAt ?? ctx.now }),
        // What came into the list during the pause was not asked for.
        ...(goesOn && { pausedAt: null, fromVersion: await listVersionIn(tx) }),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new DomainError("CONFLICT", "changed meanwhile");
    await planMailIn(tx, userId, ctx.now);
    const data = { ...(pace && { pace }), ...(paused !== undefined && { paused }) };
    await recordEvent(tx, ctx, { name: "savedSearch.changed", subjectType: "savedSearch", subjectId: id, data });
  });
}

/**
 * Delete one's own saved search with what it found.
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED, NOT_FOUND
 */
export async function deleteSearch(ctx: Context, id: string): Promise<void> {
  authorize(ctx.actor, "alert.keep", null);
  const userId = ctx.actor.userId ?? "";
  await inTransaction(ctx.db, async (tx) => {
    const { count } = isUuid(id) ? await tx.savedSearch.deleteMany({ where: { id, userId } }) : { count: 0 };
    if (count === 0) throw new DomainError("NOT_FOUND", "no such saved search");
    await tx.notice.deleteMany({ where: { userId, kind: "alert.search", params: { path: ["searchId"], equals: id } } });
    await recordEvent(tx, ctx, { name: "savedSearch.deleted", subjectType: "savedSearch", subjectId: id });
  });
}
