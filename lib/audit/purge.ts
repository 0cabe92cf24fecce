import type { Db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";

/** Client addresses of audited acts are kept so long: above the 184 days the law asks for. */
export const ADDRESS_DAYS = 190;

/** Forget the client addresses of acts longer ago; the acts themselves stay. @returns how many */
export async function purgeAuditAddresses(db: Db, asOf: Date): Promise<number> {
  const before = new Date(asOf.getTime() - ADDRESS_DAYS * DAY_MS);
  const { count } = await db.auditAddress.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
