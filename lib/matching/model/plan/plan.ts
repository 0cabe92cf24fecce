import { type Caps, solveRoles } from "#lib/matching/model/plan/network.ts";

/** A scored pair that may meet. Scores in tenths of a point, above 0. */
export type PlanPair = { demandId: string; supplyId: string; demandFirm: string; supplyFirm: string; scoreTenths: number };
/** A firm with the groups among which exposure is spread, the widest first: region, county, size. */
export type PlanFirm = { id: string; groups: readonly string[] };
export type PlanOptions = {
  /** Meetings of one firm at most. */
  perFirm: number;
  /** Meetings about one listing at most. */
  perListing: number;
  /** Spread exposure: every firm one meeting first, then groups by their share of firms. false: the highest total score. */
  balanced: boolean;
};
export const PLAN_DEFAULTS: PlanOptions = { perFirm: 6, perListing: 2, balanced: true };

/** Why a firm got no meeting: nothing acceptable was found for it, or whom it could have met had no place left. */
export type Unmet = { firm: string; why: "NO_PAIR" } | { firm: string; why: "FULL"; best: PlanPair };
export type Plan = { meetings: PlanPair[]; unmet: Unmet[]; totalTenths: number };

const keyOf = (pair: PlanPair) => `${pair.demandId} ${pair.supplyId}`;
/** Best first; equal ones by their ids, so that the order never depends on how the pairs came. */
export const byScore = (a: PlanPair, b: PlanPair) => b.scoreTenths - a.scoreTenths || (keyOf(a) < keyOf(b) ? -1 : 1);

/** Two firms meet once: the best of what they have in common stands for all of it. */
function onePerFirms(pairs: readonly PlanPair[]): PlanPair[] {
  const best = new Map<string, PlanPair>();
  for (const pair of [...pairs].sort(byScore)) {
    const firms = [pair.demandFirm, pair.supplyFirm].sort().join(" ");
    if (pair.demandFirm !== pair.supplyFirm && pair.scoreTenths > 0 && !best.has(firms)) best.set(firms, pair);
  }
  return [...best.values()];
}

const firmsOf = ({ demandFirm, supplyFirm }: PlanPair) => [demandFirm, supplyFirm] as const;

/** Meetings counted by firm and by listing. */
class Places {
  #taken = new Map<string, number>();
  constructor(readonly options: PlanOptions) {}

  #of(key: string): number {
    return this.#taken.get(key) ?? 0;
  }

  fits({ demandId, supplyId, demandFirm, supplyFirm }: PlanPair): boolean {
    const { perFirm, perListing } = this.options;
    const firm = (id: string) => this.#of(`f ${id}`) < perFirm;
    const listing = (id: string) => this.#of(`l ${id}`) < perListing;
    return firm(demandFirm) && firm(supplyFirm) && listing(demandId) && listing(supplyId);
  }

  take({ demandId, supplyId, demandFirm, supplyFirm }: PlanPair): void {
    for (const key of [`f ${demandFirm}`, `f ${supplyFirm}`, `l ${demandId}`, `l ${supplyId}`]) {
      this.#taken.set(key, this.#of(key) + 1);
    }
  }
}

/** Take meetings in the order given as far as there are places. */
function fill(pairs: readonly PlanPair[], options: PlanOptions): Set<PlanPair> {
  const places = new Places(options);
  const meetings = new Set<PlanPair>();
  for (const pair of pairs) {
    if (meetings.has(pair) || !places.fits(pair)) continue;
    places.take(pair);
    meetings.add(pair);
  }
  return meetings;
}

/** Times the places of firms that both ask and offer are divided anew between the two. */
const ROUNDS = 6;

/**
 * Divide the places of firms that both ask and offer, and solve; until nobody has more than its places. A firm that got too
 * many keeps the better ones, and each of its roles so many places as it then uses.
 */
function solveWithin(pairs: readonly PlanPair[], firms: ReadonlyMap<string, PlanFirm>, options: PlanOptions): PlanPair[] {
  const caps: Caps = { DEMAND: new Map(), SUPPLY: new Map() };
  const expected = fill(pairs, options).size;
  let meetings: PlanPair[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    meetings = solveRoles(pairs, firms, options, caps, expected).sort(byScore);
    const ofFirm = new Map<string, PlanPair[]>();
    for (const meeting of meetings) for (const firm of firmsOf(meeting)) ofFirm.set(firm, [...(ofFirm.get(firm) ?? []), meeting]);
    let over = false;
    for (const [firm, list] of ofFirm) {
      if (list.length <= options.perFirm) continue;
      over = true;
      const kept = list.slice(0, options.perFirm).filter(({ demandFirm }) => demandFirm === firm).length;
      caps.DEMAND.set(firm, kept);
      caps.SUPPLY.set(firm, options.perFirm - kept);
    }
    if (!over) return meetings;
  }
  return meetings;
}

/**
 * Who meets whom on a meeting day. Nobody has more meetings than its places and two firms meet once. Balanced: as many firms as
 * possible have a meeting, then scores together with an even spread over groups decide; else scores alone. The same pairs give
 * the same plan, in whatever order they come. Exact while no firm both asks and offers beyond its places; there the
 * places are divided by trial.
 */
export function planMeetings(pairs: readonly PlanPair[], firms: readonly PlanFirm[], options: PlanOptions = PLAN_DEFAULTS): Plan {
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  const possible = onePerFirms(pairs.filter((pair) => firmsOf(pair).every((id) => byId.has(id)))).sort(byScore);
  // The solution first, then whatever still fits: nothing that could be is left out.
  const meetings = fill([...solveWithin(possible, byId, options), ...possible], options);
  const planned = [...meetings].sort(byScore);
  const met = new Set(planned.flatMap(firmsOf));
  const unmet = [...byId.keys()]
    .filter((id) => !met.has(id))
    .sort()
    .map((firm): Unmet => {
      const best = possible.find((pair) => firmsOf(pair).includes(firm));
      return best ? { firm, why: "FULL", best } : { firm, why: "NO_PAIR" };
    });
  return { meetings: planned, unmet, totalTenths: planned.reduce((sum, { scoreTenths }) => sum + scoreTenths, 0) };
}
