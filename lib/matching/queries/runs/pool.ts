import type { Db } from "#lib/db/client.ts";
import type { MatchRun } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import type { Prepared } from "#lib/matching/model/prepared.ts";
import { TermCounts } from "#lib/matching/model/rarity.ts";
import { CURRENT, KEPT_MATCHES, type Placed } from "#lib/matching/model/run/lines.ts";
import { activeWeights, weightsOfVersion } from "#lib/matching/queries/active-weights.ts";
import { loadFrozen } from "#lib/matching/queries/runs/load-frozen.ts";
import { weightsVersionOf } from "#lib/matching/schema.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import { rankCounterparts } from "#lib/matching/score/rank.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { wholeList } from "#lib/search/port.ts";
import { hash32 } from "#lib/text/hash.ts";

export type PoolListing = { id: string; code: string };
/** All listings of a run, by code, and how the matches of some of them are found. */
export type Pool = {
  listings: readonly PoolListing[];
  /** What the pairs are scored with. */
  weights: Weights;
  rank: (batch: readonly PoolListing[]) => Promise<{ listing: PoolListing; ranked: readonly Placed[] }[]>;
};

const byCode = (a: PoolListing, b: PoolListing) => (a.code < b.code ? -1 : 1);

/** Every never-match entry at once, as scoring asks for it: a run reads them a single time. */
export async function allBlocks(db: Db): Promise<PairContext["blocked"]> {
  const rows = await db.neverMatch.findMany({ select: { organizationId: true, otherOrganizationId: true } });
  const pairs = new Set(
    rows.map(({ organizationId, otherOrganizationId }) => `${hash32(organizationId)} ${hash32(otherOrganizationId)}`),
  );
  return pairs.size === 0 ? () => false : (one, other) => pairs.has(`${one} ${other}`);
}

/** Let the timers and connections of this process have their turn: scoring is all computing. */
export const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** A pool whose listings are all in memory: every counterpart is considered. */
function inMemory(all: readonly Prepared[], context: PairContext): Pool {
  const valid = all.filter(({ form }) => form.validUntil >= context.today);
  const byId = new Map(valid.map((prepared) => [prepared.listing.id, prepared]));
  const sides = [valid.filter(({ form }) => form.side === 0), valid.filter(({ form }) => form.side === 1)] as const;
  return {
    weights: context.weights ?? SHIPPED_WEIGHTS,
    listings: valid.map(({ listing: { id, code } }) => ({ id, code })).sort(byCode),
    async rank(batch) {
      const found = [];
      for (const listing of batch) {
        const mine = byId.get(listing.id);
        const others = mine?.form.side === 1 ? sides[0] : sides[1];
        const ranked = mine ? rankCounterparts(mine, others, context, KEPT_MATCHES).fitting : [];
        found.push({ listing, ranked });
        await breathe();
      }
      return found;
    },
  };
}

/** The list as it stands, all of it in memory; scored throughout with the weights that the run names, whatever is activated meanwhile. */
async function wholeListPool(viewing: Viewing, blocked: PairContext["blocked"], engine: string): Promise<Pool> {
  const named = await weightsOfVersion(viewing.db, weightsVersionOf(engine));
  const { weights } = named ?? (await activeWeights(viewing.db));
  const list = await wholeList(viewing, blocked, weights);
  return {
    weights,
    listings: list.listings,
    async rank(batch) {
      const found = [];
      for (const listing of batch) {
        found.push({ listing, ranked: list.rank(listing.id, KEPT_MATCHES) });
        await breathe();
      }
      return found;
    },
  };
}

/**
 * Open what a run matches: the published listings as they stand, or the frozen rows of an issue, judged by its cut-off day and
 * with words as rare as they are in that issue, so that the same issue always gives the same matches.
 *
 * @throws {DomainError} NOT_FOUND, ILLEGAL_TRANSITION for an issue that is not frozen
 */
export async function openPool(viewing: Viewing, { scope, engine }: Pick<MatchRun, "scope" | "engine">): Promise<Pool> {
  const blocked = await allBlocks(viewing.db);
  if (scope !== CURRENT) {
    const { prepared, today } = await loadFrozen(viewing, scope);
    const counts = new TermCounts();
    for (const { form } of prepared) counts.add(form);
    const context = { today: dayNumber(today), blocked, rarity: counts.snapshot() };
    return inMemory(prepared, context);
  }
  return wholeListPool(viewing, blocked, engine);
}
