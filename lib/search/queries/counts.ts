import type { Db } from "#lib/db/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { readsAsStaff } from "#lib/policies/actor.ts";
import { readClock } from "#lib/search/memory/source.ts";
import type { Facets, ListingFilter } from "#lib/search/port.ts";
import { countHits } from "#lib/search/queries/facets.ts";

type Counts = { total: number; facets: Facets };
type Memory = { state: string; counts: Map<string, Promise<Counts>> };

const MAX_REMEMBERED = 2_000;
const memories = new WeakMap<Db, Memory>();

/** What the counts depend on besides the filter: whose ANONYMOUS listings may be asked about. */
function audience({ actor }: Viewing, filter: ListingFilter): string {
  if (filter.division === undefined && filter.externalId === undefined) return "everyone";
  return readsAsStaff(actor) ? "staff" : (actor.organizationId ?? "visitor");
}

/**
 * The counts of a public list, counted once for each committed state of the index and each day. The committed state is read
 * first, so an answer is never older than the last commit before it; a withdrawn listing leaves the counts at once.
 */
export async function rememberedCounts(viewing: Viewing, filter: ListingFilter): Promise<Counts> {
  const { version, change } = await readClock(viewing.db);
  const state = `${version} ${change} ${dayOf(viewing.now)}`;
  let memory = memories.get(viewing.db);
  if (memory?.state !== state) {
    memory = { state, counts: new Map() };
    memories.set(viewing.db, memory);
  }
  const { cursor: _cursor, limit: _limit, sort: _sort, ...question } = filter;
  const key = JSON.stringify([audience(viewing, filter), Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1))]);
  let counts = memory.counts.get(key);
  if (!counts) {
    if (memory.counts.size >= MAX_REMEMBERED) memory.counts.clear();
    counts = countHits(viewing, filter);
    memory.counts.set(key, counts);
    const { counts: own } = memory;
    counts.catch(() => own.delete(key));
  }
  return counts;
}
