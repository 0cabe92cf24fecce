import type { Db } from "#lib/db/client.ts";
import { readLocale } from "#lib/i18n/catalogue.ts";
import { markOver, markSent, postpone, takeMail } from "../delivery/queue.ts";
import { readMailParams } from "../model/params.ts";
import { failureCode, retryDelaySeconds } from "../model/retry.ts";
import { isStillTrue } from "../queries/still-true.ts";
import { isNoticeKind, noticeWords } from "../templates/notice.ts";
import type { MessageChannel, MessageDriver } from "./driver.ts";

/**
 * Hand over the short messages of a channel that are due, one by one, under the same leases as mails.
 * @returns how many were taken
 */
export async function sendShortMessages(
  db: Db,
  channel: MessageChannel,
  driver: MessageDriver,
  dueBy: Date | null = null,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const row = await takeMail(db, dueBy, channel);
    if (!row) return sent;
    const params = readMailParams(row.params);
    if (!isNoticeKind(row.kind)) {
      await postpone(db, row.id, 60, "unknown kind");
      continue;
    }
    if (!(await isStillTrue(db, { kind: row.kind, userId: row.userId, params }, row.now))) {
      await markOver(db, row.id, "CANCELLED", "no longer true");
      continue;
    }
    const { title } = noticeWords(readLocale(row.locale), row.kind, params, 1);
    try {
      await driver.send({ id: row.id, to: row.toAddress, template: row.kind, values: { title: params.title }, text: title });
    } catch (error) {
      await postpone(db, row.id, retryDelaySeconds(row.attempts + 1, "later"), failureCode(error));
      continue;
    }
    await markSent(db, row.id);
    sent += 1;
  }
}
