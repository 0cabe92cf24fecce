import type { Viewing } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** The words that flag texts for moderators, newest first. A list of hundreds, read whole. */
export async function listSensitiveWords({ db, actor }: Viewing): Promise<{ id: string; word: string; createdAt: Date }[]> {
  authorize(actor, "listing.readQueue", null);
  return db.sensitiveWord.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, word: true, createdAt: true },
  });
}
