import type { Db } from "#lib/db/client.ts";
import { GIVE_UP_AFTER_HOURS } from "../model/retry.ts";
import type { Channel } from "../model/topics.ts";

/** A mail taken by one sender. While `lease` stands in the row nobody else takes it. */
export type LeasedMail = {
  id: string;
  kind: string;
  userId: string | null;
  toAddress: string;
  locale: string;
  params: unknown;
  createdAt: Date;
  attempts: number;
  lease: Date;
  /** The database's clock when the lease was taken. */
  now: Date;
};

/**
 * A sender that dies leaves its mail to others after so long; a living one renews in time. Short enough that such a mail,
 * too, leaves within the minute promised after an outage.
 */
export const LEASE_SECONDS = 20;

/**
 * Take the mail that has waited longest, if any is due. Due and leased are told by the database's clock, the one clock
 * all senders share; `dueBy` replaces it in tests. Short messages of another channel wait in the same table.
 */
export async function takeMail(db: Db, dueBy: Date | null, channel: Channel = "EMAIL"): Promise<LeasedMail | null> {
  const rows = await db.$queryRaw<LeasedMail[]>`
    UPDATE notification SET locked_until = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${LEASE_SECONDS}::float8)
    WHERE id IN (
      SELECT id FROM notification
      WHERE status = 'PENDING' AND channel = ${channel}::"AlertChannel" AND next_attempt_at <= COALESCE(${dueBy}::timestamptz, now())
        AND not_before <= COALESCE(${dueBy}::timestamptz, now()) AND (locked_until IS NULL OR locked_until < now())
      ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text, kind, user_id::text AS "userId", to_address AS "toAddress", locale, params, created_at AS "createdAt",
      attempts, locked_until AS lease, clock_timestamp() AS now`;
  return rows[0] ?? null;
}

/** Keep a lease for another span. @returns the new lease, or null when it was lost */
export async function renewLease(db: Db, mail: Pick<LeasedMail, "id" | "lease">): Promise<Date | null> {
  const rows = await db.$queryRaw<{ lease: Date }[]>`
    UPDATE notification SET locked_until = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${LEASE_SECONDS}::float8)
    WHERE id = ${mail.id}::uuid AND status = 'PENDING' AND locked_until = ${mail.lease}
    RETURNING locked_until AS lease`;
  return rows[0]?.lease ?? null;
}

/** The mail has left. */
export async function markSent(db: Db, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE notification SET status = 'SENT', sent_at = clock_timestamp(), attempts = attempts + 1, locked_until = NULL, last_error = NULL
    WHERE id = ${id}::uuid AND status = 'PENDING'`;
}

/** The mail will never leave: no longer true, or not sendable. */
export async function markOver(db: Db, id: string, status: "CANCELLED" | "FAILED", why: string): Promise<void> {
  await db.notification.updateMany({ where: { id, status: "PENDING" }, data: { status, lastError: why, lockedUntil: null } });
}

/** Another attempt after a while, unless the mail has been tried for too long. */
export async function postpone(db: Db, id: string, delaySeconds: number, why: string): Promise<void> {
  await db.$executeRaw`
    UPDATE notification SET attempts = attempts + 1, locked_until = NULL, last_error = ${why},
      next_attempt_at = clock_timestamp() + make_interval(secs => ${delaySeconds}::float8),
      status = CASE WHEN not_before < clock_timestamp() - make_interval(hours => ${GIVE_UP_AFTER_HOURS}::int)
        THEN 'FAILED'::"NotificationStatus" ELSE status END
    WHERE id = ${id}::uuid AND status = 'PENDING'`;
}

/** The server is back: everything that waits for another attempt may go at once. */
export async function releaseWaiting(db: Db): Promise<void> {
  await db.$executeRaw`
    UPDATE notification SET next_attempt_at = clock_timestamp()
    WHERE status = 'PENDING' AND channel = 'EMAIL' AND attempts > 0 AND next_attempt_at > clock_timestamp() AND locked_until IS NULL`;
}
