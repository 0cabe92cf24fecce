import type { ScoringForm } from "#lib/matching/model/form.ts";
import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { LEVELS } from "#lib/search/memory/build-impacts.ts";
import { isAlive, type Segment, SIDE_LIMIT } from "#lib/search/memory/segment.ts";
import type { Worth } from "#lib/search/memory/worth.ts";

/** A cosine of 1 in the sums of the first pass: two listings' cosine is at most 1, so 16 bits hold it. */
const ONE = 32_768;
/** Bins of equal width over the sums. */
const BIN_SHIFT = 4;
const BINS = 65_536 >>> BIN_SHIFT;
/** Bins a point of worth. */
const BINS_A_POINT = 16;

/** What is looked for: terms by hash with the part each adds to a cosine. */
export type Probe = { side: number; hashes: Int32Array; weights: readonly number[] };

/** The probe of a listing: counterparts of the other side that share its terms. */
export function probeOf(form: ScoringForm, rarity: Rarity): Probe {
  const { length, unit } = rarity.scale(form);
  const weights: number[] = [];
  for (let i = 0; i < form.terms.length; i++)
    weights.push(impact(form.tf[i] as number, length) * rarity.of(form.terms[i] as number) * unit);
  return { side: form.side === 1 ? 0 : 1, hashes: form.terms, weights };
}

const sums = new Uint16Array(SIDE_LIMIT);
const bins = new Uint32Array(BINS);
const unfitBins = new Uint32Array(BINS);
let runFrom = new Uint32Array(4096);
let runEnd = new Uint32Array(4096);
let runPart = new Uint16Array(4096);

function growRuns(): void {
  const grown = (old: Uint32Array) => {
    const next = new Uint32Array(old.length * 2);
    next.set(old);
    return next;
  };
  [runFrom, runEnd] = [grown(runFrom), grown(runEnd)];
  const parts = new Uint16Array(runPart.length * 2);
  parts.set(runPart);
  runPart = parts;
}

/** Put the runs of all terms down with what one posting of each adds; answers their number. */
function gatherRuns(segment: Segment, { side, hashes, weights }: Probe): number {
  const { runs, levels, ends, peak } = segment.impacts[side === 1 ? 1 : 0];
  let count = 0;
  for (let i = 0; i < hashes.length; i++) {
    const term = segment.table.find(hashes[i] as number);
    if (term < 0 || term + 1 >= runs.length) continue;
    const scale = ((weights[i] as number) * (peak[term] as number) * ONE) / LEVELS;
    for (let run = runs[term] as number; run < (runs[term + 1] as number); run++) {
      const part = Math.round(scale * (levels[run] as number));
      if (part === 0) break;
      if (count === runFrom.length) growRuns();
      runFrom[count] = run === 0 ? 0 : (ends[run - 1] as number);
      runEnd[count] = ends[run] as number;
      runPart[count] = part;
      count++;
    }
  }
  return count;
}

/** The least part a posting must add for its run to be read within the budget: strong postings come first. */
function leastPart(count: number, budget: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += (runEnd[i] as number) - (runFrom[i] as number);
  if (total <= budget) return 1;
  // Bins of logarithmic width: sixteen for each doubling.
  const sizes = new Float64Array(16 * 17);
  const binOf = (part: number) => Math.floor(16 * Math.log2(part));
  for (let i = 0; i < count; i++) {
    const at = binOf(runPart[i] as number);
    sizes[at] = (sizes[at] as number) + (runEnd[i] as number) - (runFrom[i] as number);
  }
  let taken = 0;
  let bin = sizes.length - 1;
  for (; bin > 0 && taken + (sizes[bin] as number) <= budget; bin--) taken += sizes[bin] as number;
  return 2 ** ((bin + 1) / 16);
}

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
  const side = probe.side === 1 ? 1 : 0;
  const { members } = segment.sides[side];
  const { docs: postings } = segment.impacts[side];
  const count = gatherRuns(segment, probe);
  const least = leastPart(count, reach.postings);
  sums.fill(0, 0, members.length);
  let touched = 0;
  for (let i = 0; i < count; i++) {
    const part = runPart[i] as number;
    if (part < least) continue;
    const end = runEnd[i] as number;
    const from = runFrom[i] as number;
    touched += end - from;
    for (let at = from; at < end; at++) {
      const member = postings[at] as number;
      sums[member] = (sums[member] as number) + part;
    }
  }
  return { ...select(segment, members, reach, worth), touched, complete: least === 1 };
}

/** The lowest bin of those that together hold so many, counted from the top; 0 when all do not. */
function lowestBin(counts: Uint32Array, wanted: number): number {
  let enough = 0;
  for (let bin = counts.length - 1; bin > 0; bin--) {
    enough += counts[bin] as number;
    if (enough >= wanted) return bin;
  }
  return 0;
}

/** A document may not fit: the bit beside its worth. */
const UNFIT = 0x8000;
/** Of long sides every so many sums tell how high the bar lies. */
const SAMPLED = 4;
const SAMPLED_FROM = 8_192;
const chosen = new Uint16Array(SIDE_LIMIT);
const worths = new Uint16Array(SIDE_LIMIT);

/** The sum that about so many documents reach. */
function barOf(size: number, wanted: number): number {
  if (wanted >= size) return 1;
  const step = size >= SAMPLED_FROM ? SAMPLED : 1;
  bins.fill(0);
  for (let i = 0; i < size; i += step) {
    const at = (sums[i] as number) >>> BIN_SHIFT;
    bins[at] = (bins[at] as number) + 1;
  }
  return Math.max(1, lowestBin(bins, wanted / step) << BIN_SHIFT);
}

/** Documents by which it is told how much worth is needed. */
const FIRST = 1_000;

/** Weigh those of the first `size` chosen members whose sum lies between these. */
function weigh(size: number, from: number, below: number, worth: Worth): void {
  for (let i = 0; i < size; i++) {
    const member = chosen[i] as number;
    const sum = sums[member] as number;
    if (sum < from || sum >= below) continue;
    const points = (worth.of(member, sum / ONE) * BINS_A_POINT) | 0;
    const fits = worth.mayFit(member);
    const counts = fits ? bins : unfitBins;
    counts[points] = (counts[points] as number) + 1;
    worths[i] = fits ? points : points | UNFIT;
  }
}

function select(segment: Segment, members: Uint32Array, { alike, screened, near, places }: Reach, worth: Worth): Chosen {
  const all = alike >= members.length;
  const bar = all ? 1 : barOf(members.length, alike);
  const first = all ? 1 : barOf(members.length, Math.min(alike, FIRST));
  let size = 0;
  for (let member = 0; member < members.length; member++) if ((sums[member] as number) >= bar) chosen[size++] = member;
  bins.fill(0);
  unfitBins.fill(0);
  weigh(size, first, Number.POSITIVE_INFINITY, worth);
  // What is less alike than this cannot be worth as much as the best so many already are.
  const enough = first > bar ? worth.leastCosine(lowestBin(bins, places) / BINS_A_POINT) * ONE : 0;
  if (enough < first) weigh(size, enough, first, worth);
  const [least, leastUnfit] = [lowestBin(bins, screened), lowestBin(unfitBins, near) | UNFIT];
  const docs: number[] = [];
  const cosines: number[] = [];
  for (let i = 0; i < size; i++) {
    const member = chosen[i] as number;
    const sum = sums[member] as number;
    const at = worths[i] as number;
    if (sum < enough || at < (at & UNFIT ? leastUnfit : least)) continue;
    const doc = members[member] as number;
    if (!isAlive(segment, doc)) continue;
    docs.push(doc);
    cosines.push(sum / ONE);
  }
  return { docs, cosines };
}
