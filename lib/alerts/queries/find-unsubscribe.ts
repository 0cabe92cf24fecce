import { readSignedToken } from "#lib/auth/secrets.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { STOP_ALERTS, STOP_SUBSCRIPTION } from "#lib/notifications/model/signed.ts";

/** What a link in a mail would stop. `name` of a subscription is "" once it has ended. */
export type Unsubscribe = { what: "subscription" | "alerts"; name: string };

/** For the page of such a link; null when it was not made here. The signature is the right to know. */
export async function findUnsubscribe({ db }: Viewing, token: string): Promise<Unsubscribe | null> {
  const searchId = readSignedToken(STOP_SUBSCRIPTION, token);
  if (searchId !== null && isUuid(searchId)) {
    const row = await db.savedSearch.findFirst({ where: { id: searchId, userId: null }, select: { name: true } });
    return { what: "subscription", name: row?.name ?? "" };
  }
  const userId = readSignedToken(STOP_ALERTS, token);
  return userId !== null && isUuid(userId) ? { what: "alerts", name: "" } : null;
}
