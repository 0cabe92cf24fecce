import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** A line that was read takes nothing more in: what is found next opens a new one. Alerts' keys stand for what they are about. */
const closed = (now: Date) => ({ readAt: now, openKey: null });

/**
 * Mark a line of one's own read; again changes nothing. Reading is no change of anything but the page, so that it leaves no trail.
 * @throws {DomainError} UNAUTHENTICATED, NOT_FOUND
 */
export async function markRead(ctx: Context, id: string): Promise<void> {
  authorize(ctx.actor, "alert.read", null);
  const userId = ctx.actor.userId ?? "";
  const own = isUuid(id)
    ? await ctx.db.notice.findFirst({ where: { id, userId, at: { lte: ctx.now } }, select: { kind: true } })
    : null;
  if (!own) throw new DomainError("NOT_FOUND", "no such line");
  const data = own.kind.startsWith("alert.") ? closed(ctx.now) : { readAt: ctx.now };
  await ctx.db.notice.updateMany({ where: { id, userId, readAt: null }, data });
}

/** Mark everything read that stands on the page. @throws {DomainError} UNAUTHENTICATED */
export async function markAllRead(ctx: Context): Promise<void> {
  authorize(ctx.actor, "alert.read", null);
  const unread = { userId: ctx.actor.userId ?? "", readAt: null, at: { lte: ctx.now } };
  await ctx.db.notice.updateMany({ where: { ...unread, kind: { startsWith: "alert." } }, data: closed(ctx.now) });
  await ctx.db.notice.updateMany({ where: unread, data: { readAt: ctx.now } });
}
