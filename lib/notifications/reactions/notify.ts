import { inTransaction } from "#lib/db/transaction.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { EventName } from "#lib/outbox/events.ts";
import { writeShortMessagesIn } from "../channels/write.ts";
import { afterQuiet, nextDigest, SETTLED_SECONDS, STANDARD_QUIET } from "../model/due.ts";
import { type MailDraft, readMailParams } from "../model/params.ts";
import { isOnPage, topicOf } from "../model/topics.ts";
import { reachOf } from "../queries/reach.ts";
import { draftAccountMails } from "./account-mails.ts";
import { type StoredEvent, textOf } from "./event.ts";
import { draftInterestMails } from "./interest-mails.ts";
import { DECISION_EVENTS, draftListingMails } from "./listing-mails.ts";
import { draftSubscriptionMails } from "./subscription-mails.ts";

/**
 * Tell what an event means: a line on the page for each recipient, and a mail at once, in the mail of the day, or not at all, as
 * they chose. Doing it twice writes nothing new: rows are unique by event and recipient. What is told of a decision waits until
 * the decision can no longer be undone.
 */
export async function notify(ctx: Context, eventId: bigint): Promise<void> {
  const row = await ctx.db.outboxEvent.findUnique({ where: { id: eventId } });
  if (!row) return;
  const event: StoredEvent = { ...row, name: row.name as EventName, data: (row.data ?? {}) as Record<string, unknown> };
  if (event.name === "listing.decisionUndone") return untell(ctx, event);
  const drafts = await draftMails(ctx, event);
  if (drafts.length === 0) return;
  // Waiting and lease are told by the database's clock alone, so that a worker whose clock is off sends nothing early.
  const [clock] = await ctx.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = clock?.now ?? ctx.now;
  const waitSeconds = DECISION_EVENTS.includes(event.name) ? SETTLED_SECONDS : 0;
  const later = (instant: Date) => new Date(instant.getTime() + waitSeconds * 1000);
  await tell(ctx, event, await stillDecided(ctx, drafts), { mail: later(now), line: later(event.at) });
}

/** A reaction that comes late tells of no decision that was undone before it. */
async function stillDecided(ctx: Context, drafts: readonly MailDraft[]): Promise<MailDraft[]> {
  const ids = drafts.flatMap(({ params }) => params.decisionId || []);
  if (ids.length === 0) return [...drafts];
  const undone = await ctx.db.reviewDecision.findMany({
    where: { id: { in: ids }, undoneAt: { not: null } },
    select: { id: true },
  });
  return drafts.filter(({ params }) => !undone.some(({ id }) => id === params.decisionId));
}

/** Mail rows and lines of the page in one transaction, so that nobody is told both at once and in the mail of the day. */
async function tell(
  ctx: Context,
  event: StoredEvent,
  drafts: readonly MailDraft[],
  at: { mail: Date; line: Date },
): Promise<void> {
  const reach = await reachOf(
    ctx.db,
    drafts.flatMap(({ userId }) => userId ?? []),
  );
  const told = drafts.map((draft) => {
    const person = draft.userId === null ? undefined : reach.get(draft.userId);
    const topic = topicOf(draft.kind);
    const pace = person && topic ? person.paceOf(topic, "EMAIL") : "AT_ONCE";
    const quiet = person && topic && (person.quietForAll || pace === "DAILY") ? person.quiet : null;
    const locale = draft.locale ?? person?.locale ?? DEFAULT_LOCALE;
    return { draft, locale, pace, key: `${event.id}:${draft.userId ?? draft.toAddress}`, quiet };
  });
  await inTransaction(ctx.db, async (tx) => {
    await tx.notification.createMany({
      data: told
        .filter(({ draft, pace }) => pace === "AT_ONCE" && draft.toAddress !== "")
        .map(({ draft: { kind, userId, toAddress, params }, locale, key, quiet }) => {
          const notBefore = quiet ? afterQuiet(at.mail, quiet) : at.mail;
          const row = { kind, dedupeKey: key, userId, toAddress, locale, params };
          return { ...row, notBefore, nextAttemptAt: notBefore, createdAt: event.at };
        }),
      skipDuplicates: true,
    });
    const lines = await tx.notice.createManyAndReturn({
      data: told
        .filter(({ draft }) => draft.userId !== null && isOnPage(draft.kind))
        .map(({ draft, pace, key, quiet }) => {
          const daily = pace === "DAILY" && draft.toAddress !== "";
          return {
            ...{ userId: draft.userId ?? "", kind: draft.kind, openKey: key, params: draft.params, at: at.line },
            state: daily ? ("WAITING" as const) : ("NONE" as const),
            dueAt: daily ? afterQuiet(nextDigest(at.mail), quiet ?? STANDARD_QUIET) : at.mail,
          };
        }),
      skipDuplicates: true,
      select: { id: true, userId: true, kind: true, params: true, at: true },
    });
    await writeShortMessagesIn(
      tx,
      lines.map((line) => ({ ...line, params: readMailParams(line.params) })),
    );
  });
}

/** A decision that was undone was never made: its line, which waited as its mail does, is taken away. */
async function untell(ctx: Context, event: StoredEvent): Promise<void> {
  const decisionId = textOf(event, "decisionId");
  if (decisionId) await ctx.db.notice.deleteMany({ where: { params: { path: ["decisionId"], equals: decisionId } } });
}

function draftMails(ctx: Context, event: StoredEvent): Promise<MailDraft[]> {
  const subject = event.name.split(".")[0];
  if (subject === "interest") return draftInterestMails(ctx.db, event);
  if (subject === "savedSearch") return draftSubscriptionMails(ctx.db, event);
  if (subject === "listing" || subject === "revision") return draftListingMails(ctx.db, event);
  return draftAccountMails(ctx.db, event);
}
