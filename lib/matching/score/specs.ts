import { BOUND_CODE, type FormQuantity, hashes, indexIn } from "#lib/matching/model/form.ts";
import { hash32 } from "#lib/text/hash.ts";

/** One measured statement of the demand against the statement of the supply that speaks of the same thing, by their index. */
export type SpecCheck = {
  demand: number;
  supply: number;
  /** `met`: satisfied · `near`: within a tenth of it · `missed`: contradicted. */
  result: "met" | "near" | "missed";
  /** How sure it is that both measure the same thing, 0–1. */
  sameThing: number;
  /** The demand words it as binding. */
  binding: boolean;
  /** By how many powers of two it is missed, at most 3; 0 when it is not. */
  off: number;
};

/** Measuring the same to within this share counts as the same number. */
const TOLERANCE = 0.02;
const NEARLY = 0.1;

/** Whether two ascending lists have a value in common. */
export function overlap(a: Int32Array, b: Int32Array): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) return true;
    if (x < y) i++;
    else j++;
  }
  return false;
}

/** Dimensions that name what is measured: a noise in dB is a noise, whatever stands beside it. */
const TELLING = hashes([
  "sound",
  "rotation",
  "ph",
  "ip",
  "mesh",
  "hrc",
  "hv",
  "hb",
  "viscosity",
  "conductivity",
  "pixels",
  "datarate",
]);

/** How alike two statements name what they measure: shared words or properties, else shared pairs of characters around the number. */
function sameThing(a: FormQuantity, b: FormQuantity): number {
  if (overlap(a.words, b.words) || overlap(a.measures, b.measures)) return 1;
  // Not sure enough to contradict: a plant has more than one pump.
  if (indexIn(TELLING, a.dimension) >= 0) return 0.9;
  if (a.pairs.length === 0 || b.pairs.length === 0) return 0.3;
  return overlap(a.pairs, b.pairs) ? 0.8 : 0.2;
}

/** Dimensions of which a text states many numbers about many things. */
const COMMON = hashes(["length", "area", "volume", "mass", "time", "count", "ratio", "people", "cycles", "angle"]);
/** Where each side tells one number of an uncommon dimension, it is most likely the same thing. */
const ALONE = 0.85;

/** Whether statements of this dimension all say the same. */
function isAlone(quantities: readonly FormQuantity[], one: FormQuantity): boolean {
  for (let i = 0; i < quantities.length; i++) {
    const other = quantities[i] as FormQuantity;
    if (other.dimension === one.dimension && (other.low !== one.low || other.high !== one.high)) return false;
  }
  return true;
}

const within = (value: number, low: number, high: number, slack: number) =>
  value >= low - Math.abs(low) * slack && value <= high + Math.abs(high) * slack;

// A supply's range is what it can be set to; a promise (`≥5000 小时`) is taken at its worst end.
const lowestOf = (supply: FormQuantity) => (supply.bound === BOUND_CODE.most ? supply.high : supply.low);
const highestOf = (supply: FormQuantity) => (supply.bound === BOUND_CODE.least ? supply.low : supply.high);

function reaches(demand: FormQuantity, supply: FormQuantity, slack: number): boolean {
  const low = lowestOf(supply);
  const high = highestOf(supply);
  switch (demand.bound) {
    case BOUND_CODE.least:
      return high >= demand.low - Math.abs(demand.low) * slack;
    case BOUND_CODE.most:
      return low <= demand.high + Math.abs(demand.high) * slack;
    case BOUND_CODE.tolerance:
      return supply.bound === BOUND_CODE.tolerance
        ? supply.high <= demand.high * (1 + slack)
        : Math.abs(high) <= demand.high * (1 + slack);
    default:
      // `检出限0.05ppm` is met by 0.03, `产能2万片` by 3: no comparator is needed to know which way is better.
      if (demand.bound === BOUND_CODE.exact && demand.better > 0) return high >= demand.low - Math.abs(demand.low) * slack;
      if (demand.bound === BOUND_CODE.exact && demand.better < 0) return low <= demand.high + Math.abs(demand.high) * slack;
      // `最高6万转`, `厚度20mm以下` of a supply is all that it can do: whatever lies below is met.
      if (demand.better >= 0 && supply.better >= 0 && supply.bound === BOUND_CODE.most && within(demand.high, 0, high, slack))
        return true;
      // `小缸300kg起`: and whatever lies above.
      if (demand.better === 0 && supply.bound === BOUND_CODE.least && demand.low >= supply.low * (1 - slack)) return true;
      return (
        within(demand.low, low, high, slack) ||
        within(low, demand.low, demand.high, slack) ||
        within(high, demand.low, demand.high, slack)
      );
  }
}

/** Does what the supply states satisfy what the demand asks? */
export function compareQuantities(demand: FormQuantity, supply: FormQuantity): SpecCheck["result"] {
  return reaches(demand, supply, TOLERANCE) ? "met" : reaches(demand, supply, NEARLY) ? "near" : "missed";
}

const MOST_OFF = 3;

/** A miss is a miss, however near; more than a tenth it always is. */
const LEAST_OFF = 0.5;
const TEMPERATURE = hash32("temperature");
const RATIO = hash32("ratio");
/** So many degrees weigh as a factor of two does elsewhere: the zero of ℃ is no zero. */
const DEGREES = 25;
const NEARLY_DEGREES = 5;

/**
 * How far the two intervals lie apart, in powers of two; one where a ratio says nothing (across zero). High shares are compared by what
 * they lack: 98 % is five times better than 90 %.
 */
function octavesApart(demand: FormQuantity, supply: FormQuantity): number {
  const tolerance = demand.bound === BOUND_CODE.tolerance;
  const highest = highestOf(supply);
  const low = tolerance || highest >= demand.low;
  const [below, above] = low ? [demand.high, tolerance ? highest : lowestOf(supply)] : [highest, demand.low];
  if (demand.dimension === TEMPERATURE) return Math.abs(above - below) / DEGREES;
  const share = demand.dimension === RATIO && below > 0.5 && above < 1;
  const octaves = Math.abs(share ? Math.log2((1 - below) / (1 - above)) : Math.log2(Math.abs(above) / Math.abs(below)));
  return below * above > 0 && Number.isFinite(octaves) ? octaves : 1;
}

const clamp = (octaves: number) => Math.min(MOST_OFF, Math.max(LEAST_OFF, octaves));

/** What counts of a distance: nothing for what is near, but in ℃ a tenth means nothing. */
function offBy(asked: FormQuantity, stated: FormQuantity, result: SpecCheck["result"]): number {
  const apart = octavesApart(asked, stated);
  if (result === "missed") return clamp(apart);
  return asked.dimension === TEMPERATURE && apart > NEARLY_DEGREES / DEGREES ? LEAST_OFF : 0;
}

const ORDER = { met: 2, near: 1, missed: 0 } as const;

/**
 * For each measured statement of the demand the best-fitting statement of the supply in the same dimension.
 * Statements without a counterpart are unknown and stay out.
 */
export function checkSpecs(demanded: readonly FormQuantity[], supplied: readonly FormQuantity[]): SpecCheck[] {
  const checks: SpecCheck[] = [];
  for (let i = 0; i < demanded.length; i++) {
    const asked = demanded[i] as FormQuantity;
    let best: SpecCheck | null = null;
    for (let j = 0; j < supplied.length; j++) {
      const stated = supplied[j] as FormQuantity;
      if (stated.dimension !== asked.dimension) continue;
      if ((stated.bound === BOUND_CODE.tolerance) !== (asked.bound === BOUND_CODE.tolerance)) continue;
      const same = sameThing(asked, stated);
      // The statement about the same thing counts first; among equals the one that fits.
      if (best && same < best.sameThing) continue;
      const result = compareQuantities(asked, stated);
      if (best && same === best.sameThing && ORDER[result] <= ORDER[best.result]) continue;
      best = { demand: i, supply: j, result, sameThing: same, binding: asked.binding, off: 0 };
    }
    if (!best) continue;
    if (best.sameThing < ALONE && indexIn(COMMON, asked.dimension) < 0) {
      const stated = supplied[best.supply] as FormQuantity;
      if (isAlone(demanded, asked) && isAlone(supplied, stated)) best.sameThing = ALONE;
    }
    if (best.result !== "met") best.off = offBy(asked, supplied[best.supply] as FormQuantity, best.result);
    checks.push(best);
  }
  return checks;
}

/** A measured requirement, worded as binding, that a statement about the same thing contradicts by more than a tenth. */
export const contradicts = ({ result, binding, sameThing: same }: SpecCheck): boolean =>
  result === "missed" && binding && same === 1;
