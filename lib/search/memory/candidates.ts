import { gatherRuns, leastPart, ONE, type Probe } from "#lib/search/memory/runs.ts";
import { isAlive, type Segment, SIDE_LIMIT } from "#lib/search/memory/segment.ts";
import { BINS, barsOf, lowestBin, type Sums } from "#lib/search/memory/sums.ts";
import type { Worth } from "#lib/search/memory/worth.ts";

/** Bins a point of worth. */
const BINS_A_POINT = 16;

/** Documents of a segment with the sum of what they share with the probe, as a cosine. */
type Chosen = { docs: readonly number[]; cosines: readonly number[] };
export type Candidates = Chosen & { touched: number; complete: boolean };

/**
 * How many are looked for: postings read; documents with the highest sums; of those the ones worth most that may fit, and of
 * those that do not. Below the worth of the last of `places` nothing is looked for.
 */
export type Reach = { postings: number; alike: number; screened: number; near: number; places: number };

/**
 * The documents of the probe's side that promise most. Reads impact-ordered lists, strongest runs first, within the postings of
 * the reach; of the highest sums it keeps the ones worth most (with all that are equal to the last one).
 */
export function findCandidates(segment: Segment, probe: Probe, reach: Reach, worth: Worth): Candidates {
  const { members } = segment.sides[probe.side];
  const { sums } = segment.impacts[probe.side];
  const runs = gatherRuns(segment, probe);
  const least = leastPart(runs, reach.postings);
  const touched = sums.add(runs, least);
  return { ...select(segment, members, sums, reach, worth), touched, complete: least === 1 };
}

/** A document may not fit: the bit beside its worth. */
const UNFIT = 0x8000;
const HIGHEST_SUM = 0xffff;
const worths = new Uint16Array(SIDE_LIMIT);
const fitBins = new Uint32Array(BINS);
const unfitBins = new Uint32Array(BINS);

/** Documents by which it is told how much worth is needed. */
const FIRST = 400;

/** Weigh the found members from one place to another. */
function weigh({ values, found }: Sums, from: number, to: number, worth: Worth): void {
  for (let i = from; i < to; i++) {
    const member = found[i] as number;
    const points = (worth.of(member, (values[member] as number) / ONE) * BINS_A_POINT) | 0;
    const fits = worth.mayFit(member);
    const counts = fits ? fitBins : unfitBins;
    counts[points] = (counts[points] as number) + 1;
    worths[i] = fits ? points : points | UNFIT;
  }
}

function select(segment: Segment, members: Uint32Array, sums: Sums, reach: Reach, worth: Worth): Chosen {
  const { alike, screened, near, places } = reach;
  const [bar = 1, first = 1] = alike >= members.length ? [] : barsOf(sums, [alike, Math.min(alike, FIRST)]);
  fitBins.fill(0);
  unfitBins.fill(0);
  let size = sums.collect(first, HIGHEST_SUM, 0);
  weigh(sums, 0, size, worth);
  // What is less alike than this cannot be worth as much as the best so many already are.
  const enough = first > bar ? Math.max(bar, Math.ceil(worth.leastCosine(lowestBin(fitBins, places) / BINS_A_POINT) * ONE)) : bar;
  if (enough < first) {
    const more = sums.collect(enough, first - 1, size);
    weigh(sums, size, size + more, worth);
    size += more;
  }
  const [least, leastUnfit] = [lowestBin(fitBins, screened), lowestBin(unfitBins, near) | UNFIT];
  const docs: number[] = [];
  const cosines: number[] = [];
  for (let i = 0; i < size; i++) {
    const member = sums.found[i] as number;
    const sum = sums.values[member] as number;
    const at = worths[i] as number;
    if (sum < enough || at < (at & UNFIT ? leastUnfit : least)) continue;
    const doc = members[member] as number;
    if (!isAlive(segment, doc)) continue;
    docs.push(doc);
    cosines.push(sum / ONE);
  }
  return { docs, cosines };
}
