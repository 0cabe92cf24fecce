import { gatherRuns, leastPart, type Probe } from "#lib/search/memory/runs.ts";
import { isAlive, type Segment, SIDE_LIMIT } from "#lib/search/memory/segment.ts";
import { barsOf, lowestBin, type Sums } from "#lib/search/memory/sums.ts";
import { ONE, STEPS_A_POINT, UNFIT } from "#lib/search/memory/weighing.ts";
import type { Worth } from "#lib/search/memory/worth.ts";

/** Documents of a segment, the first `size` of each array, with the sum of what they share with the probe as a cosine. */
type Chosen = { size: number; docs: Uint32Array; members: Uint16Array; cosines: Float64Array };
/** Good until the next call. `least`: the least part of a posting that was read. */
export type Candidates = Chosen & { touched: number; least: number };

/**
 * How many are looked for: postings read, and beyond these all whose part is at least `least`; documents with the highest sums; of those the ones worth most that may fit, and of
 * those that do not. Below the worth of the last of `places` nothing is looked for.
 */
export type Reach = { postings: number; least: number; alike: number; screened: number; near: number; places: number };

/**
 * The documents of the probe's side that promise most. Reads impact-ordered lists, strongest runs first, within the postings of
 * the reach; of the highest sums it keeps the ones worth most (with all that are equal to the last one).
 */
export function findCandidates(segment: Segment, probe: Probe, reach: Reach, worth: Worth): Candidates {
  const members = segment.sides[probe.side];
  const { sums } = segment.impacts[probe.side];
  const runs = gatherRuns(segment, probe);
  const least = Math.min(leastPart(runs, reach.postings), reach.least);
  const touched = sums.add(runs, least);
  return { ...select(segment, members, sums, reach, worth), touched, least };
}

const HIGHEST_SUM = 0xffff;
const room = {
  docs: new Uint32Array(SIDE_LIMIT),
  members: new Uint16Array(SIDE_LIMIT),
  cosines: new Float64Array(SIDE_LIMIT),
};
const counts = new Uint32Array(2 * UNFIT);
const fitCounts = counts.subarray(0, UNFIT);
const unfitCounts = counts.subarray(UNFIT);

/** Documents by which it is told how much worth is needed. */
const FIRST = 400;

function select(segment: Segment, members: Uint32Array, sums: Sums, reach: Reach, worth: Worth): Chosen {
  const { alike, screened, near, places } = reach;
  const [bar = 1, first = 1] = alike >= members.length ? [] : barsOf(sums, [alike, Math.min(alike, FIRST)]);
  counts.fill(0);
  let size = sums.collect(first, HIGHEST_SUM, 0);
  worth.weigh(0, size, counts);
  // What is less alike than this cannot be worth as much as the best so many already are.
  const enough =
    first > bar ? Math.max(bar, Math.ceil(worth.leastCosine(lowestBin(fitCounts, places) / STEPS_A_POINT) * ONE)) : bar;
  if (enough < first) {
    const more = sums.collect(enough, first - 1, size);
    worth.weigh(size, size + more, counts);
    size += more;
  }
  const [least, leastUnfit] = [lowestBin(fitCounts, screened), lowestBin(unfitCounts, near) + UNFIT];
  const kept = sums.keep(size, least, leastUnfit);
  const { docs, members: chosen, cosines } = room;
  let count = 0;
  for (let i = 0; i < kept; i++) {
    const member = sums.found[i] as number;
    const doc = members[member] as number;
    if (!isAlive(segment, doc)) continue;
    docs[count] = doc;
    chosen[count] = member;
    cosines[count] = (sums.values[member] as number) / ONE;
    count++;
  }
  return { size: count, docs, members: chosen, cosines };
}
