import { randomUUID } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import type { AlertPace } from "#lib/db/generated/enums.ts";
import { groupBy } from "#lib/kernel/group.ts";
import { writeShortMessagesIn } from "#lib/notifications/channels/write.ts";
import { mailDue, STANDARD_QUIET } from "#lib/notifications/model/due.ts";
import { reachOf, slower } from "#lib/notifications/queries/reach.ts";
import { type Hit, lineOf, toldKeyOf } from "../model/found.ts";

/**
 * Write what was found, in the caller's transaction: one row a pair for ever, gathered in one unread line of the page for each
 * search and own listing, and due by mail when its reader wants it. What is there already stays as it is.
 * @returns how many were new
 */
export async function storeHitsIn(tx: Tx, hits: readonly Hit[], now: Date): Promise<number> {
  if (hits.length === 0) return 0;
  const fresh = await insertAlerts(tx, hits, now);
  if (fresh.length > 0) await gatherInLines(tx, fresh, now);
  return fresh.length;
}

type Stored = { id: string; hit: Hit };

async function insertAlerts(tx: Tx, hits: readonly Hit[], now: Date): Promise<Stored[]> {
  const reach = await reachOf(
    tx,
    hits.flatMap(({ userId }) => userId ?? []),
  );
  const searches = await tx.savedSearch.findMany({
    where: { id: { in: [...new Set(hits.flatMap((hit) => (hit.about === "search" ? hit.savedSearchId : [])))] } },
    select: { id: true, pace: true },
  });
  const paces = new Map<string, AlertPace>(searches.map(({ id, pace }) => [id, pace]));
  const dueOf = (hit: Hit): Date | null => {
    if (hit.about === "search" && hit.userId === null) return mailDue(now, paces.get(hit.savedSearchId) ?? "OFF", STANDARD_QUIET);
    const person = reach.get(hit.userId ?? "");
    if (!person?.email) return null;
    if (hit.about === "match") return mailDue(now, person.paceOf("matches", "EMAIL"), person.quiet);
    return mailDue(now, slower(paces.get(hit.savedSearchId) ?? "OFF", person.paceOf("searches", "EMAIL")), person.quiet);
  };
  // A search that was deleted meanwhile has nobody to tell.
  const kept = hits.filter((hit) => hit.about === "match" || paces.has(hit.savedSearchId));
  const byKey = new Map(kept.map((hit) => [toldKeyOf(hit), hit]));
  const rows = await tx.alert.createManyAndReturn({
    data: [...byKey].map(([toldKey, hit]) => {
      const dueAt = dueOf(hit);
      return {
        toldKey,
        savedSearchId: hit.about === "search" ? hit.savedSearchId : null,
        ownListingId: hit.about === "match" ? hit.ownListingId : null,
        listingId: hit.listingId,
        userId: hit.userId,
        foundAt: now,
        state: dueAt ? ("WAITING" as const) : ("NONE" as const),
        dueAt: dueAt ?? now,
      };
    }),
    skipDuplicates: true,
    select: { id: true, toldKey: true },
  });
  return rows.flatMap(({ id, toldKey }) => {
    const hit = byKey.get(toldKey);
    return hit ? [{ id, hit }] : [];
  });
}

/** One statement a line: the unique key makes two workers meet in one row. */
async function gatherInLines(tx: Tx, fresh: readonly Stored[], now: Date): Promise<void> {
  const lines = groupBy(fresh, ({ hit }) => lineOf(hit)?.openKey ?? "");
  lines.delete("");
  // In one order, so that two workers never wait for each other.
  for (const [openKey, stored] of [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const line = stored[0] && lineOf(stored[0].hit);
    if (!line) continue;
    const id = randomUUID();
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO notice (id, user_id, kind, open_key, params, count, at, due_at)
      VALUES (${id}::uuid, ${line.userId}::uuid, ${line.kind}, ${openKey}, ${JSON.stringify(line.params)}::jsonb,
        ${stored.length}::int, ${now}, ${now})
      ON CONFLICT (open_key) DO UPDATE SET count = notice.count + EXCLUDED.count, at = EXCLUDED.at, params = EXCLUDED.params
      RETURNING id::text`;
    if (!row) continue;
    await tx.alert.updateMany({ where: { id: { in: stored.map((each) => each.id) } }, data: { noticeId: row.id } });
    // A line that was just opened is worth a short message; what gathers in it afterwards is not.
    if (row.id === id) await writeShortMessagesIn(tx, [{ ...line, id, at: now }]);
  }
}
