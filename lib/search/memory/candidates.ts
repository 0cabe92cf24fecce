import type { ScoringForm } from "#lib/matching/model/form.ts";
import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { LEVELS } from "#lib/search/memory/build-impacts.ts";
import { isAlive, type Segment, SIDE_LIMIT } from "#lib/search/memory/segment.ts";

/** A cosine of 1 in the sums of the first pass: two listings' cosine is at most 1, so 16 bits hold it. */
const ONE = 32_768;
/** Bins of equal width over the sums. */
const BIN_SHIFT = 4;
const BINS = 65_536 >>> BIN_SHIFT;

/** What is looked for: terms by hash with the part each adds to a cosine. */
export type Probe = { side: number; hashes: Int32Array; weights: Float64Array };

/** The probe of a listing: counterparts of the other side that share its terms. */
export function probeOf(form: ScoringForm, rarity: Rarity): Probe {
  const { length, unit } = rarity.scale(form);
  const weights = new Float64Array(form.terms.length);
  for (let i = 0; i < weights.length; i++)
    weights[i] = impact(form.tf[i] as number, length) * rarity.of(form.terms[i] as number) * unit;
  return { side: form.side === 1 ? 0 : 1, hashes: form.terms, weights };
}

const sums = new Uint16Array(SIDE_LIMIT);
const bins = new Uint32Array(BINS);
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
export type Candidates = { docs: Uint32Array; cosines: Float32Array; size: number; touched: number; complete: boolean };

/**
 * The documents of the probe's side that share most with it. Reads impact-ordered lists, strongest runs first, until `budget`
 * postings are touched; then keeps about `wanted` of the highest sums (all that are equal to the last one).
 */
export function findCandidates(segment: Segment, probe: Probe, budget: number, wanted: number): Candidates {
  const side = probe.side === 1 ? 1 : 0;
  const members = segment.sideDocs[side];
  const { docs: postings } = segment.impacts[side];
  const count = gatherRuns(segment, probe);
  const least = leastPart(count, budget);
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
  return { ...select(segment, members, wanted), touched, complete: least === 1 };
}

function select(segment: Segment, members: Uint32Array, wanted: number): Pick<Candidates, "docs" | "cosines" | "size"> {
  bins.fill(0);
  for (let i = 0; i < members.length; i++) {
    const at = (sums[i] as number) >>> BIN_SHIFT;
    bins[at] = (bins[at] as number) + 1;
  }
  let enough = 0;
  let bin = BINS - 1;
  for (; bin > 0; bin--) {
    enough += bins[bin] as number;
    if (enough >= wanted) break;
  }
  const bar = Math.max(1, bin << BIN_SHIFT);
  const docs = new Uint32Array(bin > 0 ? enough : members.length);
  const cosines = new Float32Array(docs.length);
  let size = 0;
  for (let i = 0; i < members.length; i++) {
    const sum = sums[i] as number;
    if (sum < bar) continue;
    const doc = members[i] as number;
    if (!isAlive(segment, doc)) continue;
    docs[size] = doc;
    cosines[size] = sum / ONE;
    size++;
  }
  return { docs, cosines, size };
}
