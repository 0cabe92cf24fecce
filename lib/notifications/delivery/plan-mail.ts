import type { Tx } from "#lib/db/client.ts";
import { mailDue } from "../model/due.ts";
import { type Reach, reachOf, slower } from "../queries/reach.ts";

type Waiting = {
  id: string;
  foundAt: Date;
  savedSearch: { pace: "AT_ONCE" | "DAILY" | "OFF"; pausedAt: Date | null } | null;
};

function dueOf(person: Reach | undefined, { foundAt, savedSearch }: Waiting): Date | null {
  if (!person?.email || savedSearch?.pausedAt) return null;
  if (!savedSearch) return mailDue(foundAt, person.paceOf("matches", "EMAIL"), person.quiet);
  return mailDue(foundAt, slower(savedSearch.pace, person.paceOf("searches", "EMAIL")), person.quiet);
}

/**
 * A person has changed how they want to be told: what was found and waits for its mail gets another hour, or none. What was due
 * by now leaves at once. In the caller's transaction.
 */
export async function planMailIn(tx: Tx, userId: string, now: Date): Promise<void> {
  const person = (await reachOf(tx, [userId])).get(userId);
  const waiting = await tx.alert.findMany({
    where: { userId, state: "WAITING" },
    select: { id: true, foundAt: true, savedSearch: { select: { pace: true, pausedAt: true } } },
  });
  for (const row of waiting) {
    const due = dueOf(person, row);
    // An hour that has passed while it waited for a later one is now.
    const dueAt = due && due < now ? now : due;
    await tx.alert.updateMany({
      where: { id: row.id, state: "WAITING" },
      data: dueAt ? { dueAt } : { state: "NONE" },
    });
  }
}
