import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { planMailIn } from "../delivery/plan-mail.ts";
import { STANDARD_QUIET } from "../model/due.ts";
import { CHANNELS, TOPICS, topicOf } from "../model/topics.ts";
import { CHANNEL_FIELD, type Choose, LANGUAGE_OF_PAGES } from "../schema.ts";

/**
 * Choose how to be told. What waits for the mail of the day and is now wanted at once leaves at once; what is wanted no more by
 * mail stays on the page.
 *
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED
 */
export async function chooseAlerts(ctx: Context, input: Choose): Promise<void> {
  authorize(ctx.actor, "alert.keep", null);
  const userId = ctx.actor.userId ?? "";
  await inTransaction(ctx.db, async (tx) => {
    for (const channel of CHANNELS) {
      for (const topic of TOPICS) {
        const pace = input[CHANNEL_FIELD[channel]]?.[topic];
        if (!pace) continue;
        const key = { userId, topic, channel };
        await tx.notificationChoice.upsert({
          where: { userId_topic_channel: key },
          create: { ...key, pace },
          update: { pace },
        });
      }
    }
    const { quietFrom, quietTo, quietForAll } = input;
    if (quietFrom !== undefined || quietTo !== undefined || quietForAll !== undefined) {
      const changed = {
        ...(quietFrom !== undefined && { fromMinute: quietFrom }),
        ...(quietTo !== undefined && { toMinute: quietTo }),
        ...(quietForAll !== undefined && { everything: quietForAll }),
      };
      await tx.quietHours.upsert({ where: { userId }, create: { userId, ...STANDARD_QUIET, ...changed }, update: changed });
    }
    if (input.mailLanguage !== undefined) {
      const mailLocale = input.mailLanguage === LANGUAGE_OF_PAGES ? null : input.mailLanguage;
      await tx.user.updateMany({ where: { id: userId }, data: { mailLocale, pageLocale: ctx.locale } });
    }
    await planMailIn(tx, userId, ctx.now);
    const waiting = await tx.notice.findMany({ where: { userId, state: "WAITING" }, select: { id: true, kind: true } });
    const atOnce = waiting.filter(({ kind }) => {
      const topic = topicOf(kind);
      return topic !== null && input.email?.[topic] === "AT_ONCE";
    });
    await tx.notice.updateMany({ where: { id: { in: atOnce.map(({ id }) => id) } }, data: { dueAt: ctx.now } });
    const data = { topics: TOPICS.filter((topic) => input.email?.[topic]), quiet: quietFrom !== undefined };
    await recordEvent(tx, ctx, { name: "alerts.chosen", subjectType: "user", subjectId: userId, data });
  });
}
