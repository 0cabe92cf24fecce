import type { ScoringForm } from "#lib/matching/model/form.ts";
import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { LEVELS } from "#lib/search/memory/build-impacts.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import type { Runs } from "#lib/search/memory/sums.ts";
import { ONE } from "#lib/search/memory/weighing.ts";

/** What is looked for: terms by hash with the part each adds to a cosine. */
export type Probe = { side: 0 | 1; hashes: Int32Array; weights: readonly number[] };

/** The probe of a listing: counterparts of the other side that share its terms. */
export function probeOf(form: ScoringForm, rarity: Rarity): Probe {
  const { length, unit } = rarity.scale(form);
  const weights: number[] = [];
  for (let i = 0; i < form.terms.length; i++)
    weights.push(impact(form.tf[i] as number, length) * rarity.of(form.terms[i] as number) * unit);
  return { side: form.side === 1 ? 0 : 1, hashes: form.terms, weights };
}

const gathered: Runs = { numbers: new Uint32Array(3 * 4_096), count: 0 };

function put(from: number, end: number, part: number): void {
  const at = gathered.count * 3;
  if (at === gathered.numbers.length) {
    const grown = new Uint32Array(at * 2);
    grown.set(gathered.numbers);
    gathered.numbers = grown;
  }
  gathered.numbers[at] = from;
  gathered.numbers[at + 1] = end;
  gathered.numbers[at + 2] = part;
  gathered.count++;
}

/** The runs of all terms with what one posting of each adds; good until the next call. */
export function gatherRuns(segment: Segment, { side, hashes, weights }: Probe): Runs {
  const { runs, levels, ends, peak } = segment.impacts[side];
  gathered.count = 0;
  for (let i = 0; i < hashes.length; i++) {
    const term = segment.table.find(hashes[i] as number);
    if (term < 0 || term + 1 >= runs.length) continue;
    const scale = ((weights[i] as number) * (peak[term] as number) * ONE) / LEVELS;
    for (let run = runs[term] as number; run < (runs[term + 1] as number); run++) {
      const part = Math.round(scale * (levels[run] as number));
      if (part === 0) break;
      put(run === 0 ? 0 : (ends[run - 1] as number), ends[run] as number, part);
    }
  }
  return gathered;
}

/** Bins of logarithmic width, sixteen for each doubling of a part. */
const sizes = new Float64Array(16 * 17);

/** The least part a posting must add for its run to be read within the budget: strong postings come first. */
export function leastPart({ numbers, count }: Runs, budget: number): number {
  let total = 0;
  for (let i = 0; i < count * 3; i += 3) total += (numbers[i + 1] as number) - (numbers[i] as number);
  if (total <= budget) return 1;
  sizes.fill(0);
  for (let i = 0; i < count * 3; i += 3) {
    const bin = Math.floor(16 * Math.log2(numbers[i + 2] as number));
    sizes[bin] = (sizes[bin] as number) + (numbers[i + 1] as number) - (numbers[i] as number);
  }
  let taken = 0;
  let bin = sizes.length - 1;
  for (; bin > 0 && taken + (sizes[bin] as number) <= budget; bin--) taken += sizes[bin] as number;
  return Math.ceil(2 ** ((bin + 1) / 16));
}
