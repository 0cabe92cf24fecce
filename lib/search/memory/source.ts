import type { Db } from "#lib/db/client.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import type { IndexEntry } from "#lib/search/memory/segment.ts";

/** A state of the list: the clock, and which listing changed at that number. Another listing there is another history. */
export type ClockState = { version: bigint; change: string | null };

/** Whether two states are one: the same number in the same history. */
export const isSameState = (a: ClockState, b: ClockState): boolean => a.version === b.version && a.change === b.change;

/** The clock as committed. */
export async function readClock(db: Db): Promise<ClockState> {
  const [row] = await db.$queryRaw<{ version: bigint; change: string | null }[]>`
    SELECT c.version, l.listing_id AS change
    FROM index_clock c LEFT JOIN listing_change l ON l.version = c.version WHERE c.id = 1`;
  return row ?? { version: 0n, change: null };
}

/** Which listing changed at a version; null when that is no longer known. */
export async function changeAt(db: Db, version: bigint): Promise<string | null> {
  return (await db.listingChange.findUnique({ where: { version } }))?.listingId ?? null;
}

/** Changes behind a version, in order. */
export function changesAfter(db: Db, version: bigint, limit: number): Promise<{ version: bigint; listingId: string }[]> {
  return db.listingChange.findMany({ where: { version: { gt: version } }, orderBy: { version: "asc" }, take: limit });
}

/** Rows read at once: keeps each statement far below its time limit. */
const AT_ONCE = 1_000;

type Row = { listingId: string; form: Uint8Array; words: Uint8Array };
const SELECT = { listingId: true, form: true, words: true } as const;
const toEntry = ({ listingId, form, words }: Row): IndexEntry => ({ id: listingId, form, words });

/** The entries of some listings as committed; those that have left the list are not among them. */
export async function entriesOf(db: Db, ids: readonly string[]): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    const rows = await db.listingForm.findMany({ where: { listingId: { in: part }, format: INDEX_FORMAT }, select: SELECT });
    entries.push(...rows.map(toEntry));
  }
  return entries;
}

/** All entries, page by page: other work of the process has its turn in between. */
export async function allEntries(db: Db): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = [];
  for (let after: string | undefined; ; ) {
    const rows: Row[] = await db.listingForm.findMany({
      where: { format: INDEX_FORMAT, ...(after && { listingId: { gt: after } }) },
      orderBy: { listingId: "asc" },
      take: AT_ONCE,
      select: SELECT,
    });
    entries.push(...rows.map(toEntry));
    after = rows.at(-1)?.listingId;
    if (rows.length < AT_ONCE) return entries;
  }
}
