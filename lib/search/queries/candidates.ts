import type { Viewing } from "#lib/kernel/context.ts";
import type { CandidateProbe } from "#lib/search/port.ts";
import { postingKey } from "#lib/search/write-index.ts";

/** Terms of the probe that are looked up, strongest first. */
const PROBE_TERMS = 64;
/** Postings read of each list, strongest first: bounds the work however common a word is. */
const BUDGET_PER_TERM = 600;

/**
 * Published listings of the other side that share the strongest terms, best first. Reads impact-ordered posting lists under a
 * budget; recall against scoring everything is measured in docs/performance.md. The caller rescores with all features.
 */
export async function findCandidates({ db }: Viewing, probe: CandidateProbe): Promise<string[]> {
  const strongest = [...probe.terms].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, PROBE_TERMS);
  if (strongest.length === 0) return [];
  const keys = strongest.map(({ term }) => postingKey(probe.side, term));
  const weights = strongest.map(({ weight }) => weight);
  const rows = await db.$queryRaw<{ listing_id: string }[]>`
    SELECT p.listing_id
    FROM unnest(${keys}::int[], ${weights}::float8[]) AS q (term, weight)
    CROSS JOIN LATERAL (
      SELECT listing_id, impact FROM listing_posting WHERE term = q.term ORDER BY impact DESC, listing_id DESC LIMIT ${BUDGET_PER_TERM}
    ) p
    GROUP BY p.listing_id
    ORDER BY sum(q.weight * p.impact / (p.impact + 120.0)) DESC, p.listing_id
    LIMIT ${probe.limit}`;
  return rows.map(({ listing_id }) => listing_id);
}
