import { DomainError } from "#lib/kernel/errors.ts";
import { logger } from "#lib/logging/logger.ts";
import type { SearchPort } from "#lib/search/port.ts";
import { matchMemory, rarityOfMemory } from "#lib/search/queries/memory-match.ts";
import { searchMemory } from "#lib/search/queries/memory-search.ts";
import { postgresSearch } from "#lib/search/queries/postgres-search.ts";

/** One line a minute says that the index is away; more would fill the log. */
const SAY_EVERY_MS = 60_000;
let said = Number.NEGATIVE_INFINITY;

/** The index's answer, or PostgreSQL's when it fails for any reason but the question itself. */
async function orPostgres<T>(memory: () => Promise<T | null>, postgres: () => Promise<T>): Promise<T> {
  try {
    const answer = await memory();
    if (answer !== null) return answer;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (performance.now() - said > SAY_EVERY_MS) {
      said = performance.now();
      logger().warn({ err: error }, "the in-memory index is away: PostgreSQL answers");
    }
  }
  return postgres();
}

/** The index in memory while it is there; PostgreSQL for desks, and at once for everything whenever it is not. */
export const memoryFirst: SearchPort = {
  name: "memory",
  search: (viewing, filter) =>
    orPostgres(
      () => searchMemory(viewing, filter),
      () => postgresSearch.search(viewing, filter),
    ),
  match: (viewing, wanted) =>
    orPostgres(
      () => matchMemory(viewing, wanted),
      () => postgresSearch.match(viewing, wanted),
    ),
  rarity: (viewing) =>
    orPostgres(
      () => rarityOfMemory(viewing),
      () => postgresSearch.rarity(viewing),
    ),
  candidates: postgresSearch.candidates,
  version: postgresSearch.version,
};
