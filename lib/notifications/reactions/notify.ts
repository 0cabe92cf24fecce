import { DEFAULT_LOCALE } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { UNDO_SECONDS } from "#lib/listings/model.ts";
import type { EventName } from "#lib/outbox/events.ts";
import type { MailDraft } from "../model/params.ts";
import { draftAccountMails } from "./account-mails.ts";
import type { StoredEvent } from "./event.ts";
import { draftInterestMails } from "./interest-mails.ts";
import { DECISION_EVENTS, draftListingMails } from "./listing-mails.ts";

/** An undo that was pressed in the last second may take so long to commit. */
const UNDO_MARGIN_SECONDS = 2;

/**
 * Write the mails an event means, one row a recipient. Doing it twice writes nothing new: a row is unique by event and
 * recipient. The mail of a decision waits until the decision can no longer be undone.
 */
export async function notify(ctx: Context, eventId: bigint): Promise<void> {
  const row = await ctx.db.outboxEvent.findUnique({ where: { id: eventId } });
  if (!row) return;
  const event: StoredEvent = { ...row, name: row.name as EventName, data: (row.data ?? {}) as Record<string, unknown> };
  const drafts = await draftMails(ctx, event);
  if (drafts.length === 0) return;
  // Waiting and lease are told by the database's clock alone, so that a worker whose clock is off sends nothing early.
  const [clock] = await ctx.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const now = clock?.now ?? ctx.now;
  const waitSeconds = DECISION_EVENTS.includes(event.name) ? UNDO_SECONDS + UNDO_MARGIN_SECONDS : 0;
  const notBefore = new Date(now.getTime() + waitSeconds * 1000);
  await ctx.db.notification.createMany({
    data: drafts.map(({ kind, userId, toAddress, params }) => ({
      kind,
      dedupeKey: `${event.id}:${userId ?? toAddress}`,
      userId,
      toAddress,
      locale: DEFAULT_LOCALE,
      params,
      notBefore,
      nextAttemptAt: notBefore,
      createdAt: event.at,
    })),
    skipDuplicates: true,
  });
}

function draftMails(ctx: Context, event: StoredEvent): Promise<MailDraft[]> {
  const subject = event.name.split(".")[0];
  if (subject === "interest") return draftInterestMails(ctx.db, event, ctx.locale);
  if (subject === "listing" || subject === "revision") return draftListingMails(ctx.db, event, ctx.locale);
  return draftAccountMails(ctx.db, event, ctx.locale);
}
