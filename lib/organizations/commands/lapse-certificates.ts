import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { lockPeople } from "./load-organization.ts";
import { holdQualificationsIn } from "./parts/hold-qualifications.ts";
import { certificateEvent } from "./save-certificate.ts";

/**
 * Certificates whose last day has passed prove nothing any more: what they alone proved is no longer held, and the firm's listings are
 * matched without it. A firm at a time; one that another worker took meanwhile finds nothing to do.
 *
 * @returns how many certificates lapsed
 */
export async function lapseCertificates(ctx: Context): Promise<number> {
  const ended = { lapsed: false, validUntil: { lt: dayToDate(dayOf(ctx.now)) } };
  const firms = await ctx.db.certificate.findMany({
    where: ended,
    distinct: ["organizationId"],
    select: { organizationId: true },
  });
  let lapsed = 0;
  for (const { organizationId } of firms) {
    lapsed += await inTransaction(ctx.db, async (tx) => {
      await lockPeople(tx, organizationId);
      const rows = await tx.certificate.findMany({ where: { ...ended, organizationId }, select: { id: true } });
      if (rows.length === 0) return 0;
      await tx.certificate.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { lapsed: true } });
      await holdQualificationsIn(tx, ctx, organizationId);
      await recordEvents(
        tx,
        ctx,
        rows.map(({ id }) => certificateEvent(organizationId, "organization.certificateLapsed", id)),
      );
      return rows.length;
    });
  }
  return lapsed;
}
