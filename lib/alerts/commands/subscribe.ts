import { readSignedToken } from "#lib/auth/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import type { SavedSearch } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { planMailIn } from "#lib/notifications/delivery/plan-mail.ts";
import { CONFIRM_HOURS, CONFIRM_PURPOSE, STOP_ALERTS, STOP_SUBSCRIPTION } from "#lib/notifications/model/signed.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { asksTheSame } from "../model/saved-filter.ts";
import type { Subscribe } from "../schema.ts";
import { listVersionIn } from "./keep-searches.ts";

const HOUR_MS = 3_600_000;
/** Questions whether an address wants a subscription, a day; more are asked by somebody who wants to annoy it. */
const ASKED_A_DAY = 3;
/** Subscriptions one address can have. */
const SUBSCRIPTIONS = 20;

/**
 * Subscribe an address to a filter, without an account. Nothing is sent to it but the question whether it wants this; who asked
 * cannot tell whether the address is known, has subscriptions, or has been asked too often.
 */
export async function subscribe(ctx: Context, { name, filter, pace, email }: Subscribe): Promise<void> {
  authorize(ctx.actor, "alert.subscribe", null);
  await inTransaction(ctx.db, async (tx) => {
    await lockAddress(tx, email);
    const since = new Date(ctx.now.getTime() - 24 * HOUR_MS);
    const own = { email, userId: null };
    const asked = await tx.savedSearch.count({ where: { ...own, confirmedAt: null, createdAt: { gt: since } } });
    const all = await tx.savedSearch.count({ where: own });
    if (asked >= ASKED_A_DAY || all >= SUBSCRIPTIONS) return;
    const { id } = await tx.savedSearch.create({
      data: { email, name, filter, pace, locale: ctx.locale, fromVersion: await listVersionIn(tx), createdAt: ctx.now },
      select: { id: true },
    });
    await recordEvent(tx, ctx, { name: "savedSearch.requested", subjectType: "savedSearch", subjectId: id, data: { pace } });
  });
}

/** Two requests for one address wait for each other. */
async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`searches:${email}`}, 0))`;
}

/**
 * Asked for twice (a double press, a mail that seemed lost) the same filter is told once: the subscription that the address has
 * already takes over name and pace, and the second one stays unconfirmed.
 * @returns the id of the one that tells; null when it is the first
 */
async function takenOverIn(tx: Tx, { id, email, name, pace, filter }: SavedSearch): Promise<string | null> {
  const own = await tx.savedSearch.findMany({ where: { email, userId: null, confirmedAt: { not: null }, id: { not: id } } });
  const same = own.find((row) => asksTheSame(row.filter, filter));
  if (same) await tx.savedSearch.update({ where: { id: same.id }, data: { name, pace, version: { increment: 1 } } });
  return same?.id ?? null;
}

/**
 * The address wants it: from now on it is told. Doing it twice changes nothing.
 * @throws {DomainError} NOT_FOUND for a link that was not made here, or is older than three days, or of an ended subscription
 */
export async function confirmSubscription(ctx: Context, token: string): Promise<void> {
  authorize(ctx.actor, "alert.subscribe", null);
  const id = readSignedToken(CONFIRM_PURPOSE, token);
  const madeAfter = new Date(ctx.now.getTime() - CONFIRM_HOURS * HOUR_MS);
  await inTransaction(ctx.db, async (tx) => {
    const row = id !== null && isUuid(id) ? await tx.savedSearch.findFirst({ where: { id, userId: null } }) : null;
    if (!row || (row.confirmedAt === null && row.createdAt < madeAfter)) throw new DomainError("NOT_FOUND", "dead link");
    await lockAddress(tx, row.email ?? "");
    const former = row.confirmedAt === null ? await takenOverIn(tx, row) : null;
    if (former === null) {
      const { count } = await tx.savedSearch.updateMany({
        where: { id: row.id, confirmedAt: null },
        data: { confirmedAt: ctx.now, fromVersion: await listVersionIn(tx), version: { increment: 1 } },
      });
      if (count === 0) return;
    }
    const subjectId = former ?? row.id;
    await recordEvent(tx, ctx, { name: "savedSearch.confirmed", subjectType: "savedSearch", subjectId });
  });
}

/**
 * Stop what a mail was about, with the link that stands in it: a visitor's subscription is deleted with its address, an account
 * gets no more alerts by mail (they stay on its page). Doing it twice changes nothing.
 *
 * @throws {DomainError} NOT_FOUND for a link that was not made here
 */
export async function unsubscribe(ctx: Context, token: string): Promise<void> {
  authorize(ctx.actor, "alert.unsubscribe", null);
  const searchId = readSignedToken(STOP_SUBSCRIPTION, token);
  if (searchId !== null && isUuid(searchId)) return endSubscription(ctx, searchId);
  const userId = readSignedToken(STOP_ALERTS, token);
  if (userId !== null && isUuid(userId)) return stopAlerts(ctx, userId);
  throw new DomainError("NOT_FOUND", "not a link of ours");
}

async function endSubscription(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.savedSearch.deleteMany({ where: { id, userId: null } });
    if (count === 0) return;
    await recordEvent(tx, ctx, { name: "savedSearch.unsubscribed", subjectType: "savedSearch", subjectId: id });
  });
}

async function stopAlerts(ctx: Context, userId: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0) return;
    for (const topic of ["searches", "matches"]) {
      const key = { userId, topic, channel: "EMAIL" as const };
      await tx.notificationChoice.upsert({
        where: { userId_topic_channel: key },
        create: { ...key, pace: "OFF" },
        update: { pace: "OFF" },
      });
    }
    await planMailIn(tx, userId, ctx.now);
    await recordEvent(tx, ctx, { name: "alerts.unsubscribed", subjectType: "user", subjectId: userId });
  });
}
