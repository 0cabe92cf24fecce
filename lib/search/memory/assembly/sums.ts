// Sums of shared terms, by AssemblyScript (`npm run kernel`): what lib/search/memory/sums.ts does, over one linear memory.

/** Add to the sum of each document what its postings add. A run is three 32-bit numbers: first posting, end, part. */
export function accumulate(docs: usize, sums: usize, runs: usize, count: i32, least: u32): u32 {
  let touched: u32 = 0;
  const end = runs + <usize>count * 3 * 4;
  for (let run = runs; run < end; run += 12) {
    const part = load<u32>(run, 8);
    if (part < least) continue;
    let at = docs + ((<usize>load<u32>(run)) << 1);
    const stop = docs + ((<usize>load<u32>(run, 4)) << 1);
    touched += <u32>((stop - at) >> 1);
    // Four at a time: the checks of the loop cost as much as an addition.
    const whole = stop - ((stop - at) & 7);
    for (; at < whole; at += 8) {
      const a = sums + ((<usize>load<u16>(at)) << 1);
      store<u16>(a, load<u16>(a) + part);
      const b = sums + ((<usize>load<u16>(at, 2)) << 1);
      store<u16>(b, load<u16>(b) + part);
      const c = sums + ((<usize>load<u16>(at, 4)) << 1);
      store<u16>(c, load<u16>(c) + part);
      const d = sums + ((<usize>load<u16>(at, 6)) << 1);
      store<u16>(d, load<u16>(d) + part);
    }
    for (; at < stop; at += 2) {
      const a = sums + ((<usize>load<u16>(at)) << 1);
      store<u16>(a, load<u16>(a) + part);
    }
  }
  return touched;
}

/** Set so many bytes to zero. */
export function clear(at: usize, bytes: usize): void {
  memory.fill(at, 0, bytes);
}

/** BIN_SHIFT of lib/search/memory/sums.ts. */
const BIN_SHIFT: u32 = 4;

/** Count documents by the bins of their sums, every `step`-th document. */
export function count(sums: usize, size: i32, step: i32, bins: usize): void {
  const stop = sums + ((<usize>size) << 1);
  for (let at = sums; at < stop; at += (<usize>step) << 1) {
    const bin = bins + ((<usize>(<u32>load<u16>(at) >> BIN_SHIFT)) << 2);
    store<u32>(bin, load<u32>(bin) + 1);
  }
}

/** Write down the documents whose sum lies between these, ascending; answers how many. `sums` are zero beyond `size`. */
export function collect(sums: usize, size: i32, from: u32, to: u32, out: usize): i32 {
  const low = i16x8.splat(<i16>from);
  const high = i16x8.splat(<i16>to);
  let next = out;
  for (let doc: u32 = 0; doc < <u32>size; doc += 8) {
    const eight = v128.load(sums + ((<usize>doc) << 1));
    let found = i16x8.bitmask(v128.and(v128.ge<u16>(eight, low), v128.le<u16>(eight, high)));
    while (found !== 0) {
      store<u16>(next, <u16>(doc + ctz(found)));
      next += 2;
      found &= found - 1;
    }
  }
  return <i32>((next - out) >> 1);
}

/** Where tables stand among the numbers of a weighing: AT of lib/search/memory/weighing.ts. */
const FORMS: usize = 0;
const REGIONS: usize = 8;
const CHAINS: usize = 16;
const WAYS: usize = 272;
const TOPIC: usize = 784;
const AGREEING: usize = 1809;
const KEPT: usize = 1825;
const TOPIC_SURE: usize = 2081;
const SPECS_SURE: usize = 2082;
const SPECS: usize = 2083;
const ONE: u32 = 32768;
const SUMS_A_STEP: u32 = 32;
const UNFIT: u32 = 2048;

function entry(numbers: usize, at: usize): f64 {
  return load<f64>(numbers + (at << 3));
}

/** What weighPlainly of lib/search/memory/weighing.ts does, for the members from `found` up to `stop`. */
export function weigh(
  found: usize,
  stop: usize,
  sums: usize,
  fields: usize,
  numbers: usize,
  refuses: usize,
  worths: usize,
  counts: usize,
  isDemand: bool,
  dimensions: u32,
  statements: u32,
  certificates: u32,
): void {
  const topicSure = entry(numbers, TOPIC_SURE);
  const specsSure = entry(numbers, SPECS_SURE);
  const specs = entry(numbers, SPECS);
  for (let at = found; at < stop; at += 2) {
    const member = <usize>load<u16>(at);
    const row = fields + member * 12;
    const word = load<u32>(row);
    const measured = load<u32>(row, 4);
    const other = load<u32>(row, 8);
    const sum = min<u32>(ONE, load<u16>(sums + (member << 1)));
    const cosine = <f64>sum / <f64>ONE;
    const stated = isDemand ? statements : word >>> 28;
    const open = popcnt<u32>(isDemand ? dimensions & ~measured : measured & ~dimensions);
    const more: u32 = stated > open ? stated - open : 0;
    const answered = <usize>more;
    const agreeing = entry(numbers, AGREEING + answered);
    const own =
      entry(numbers, FORMS + ((word >>> 1) & 7)) +
      entry(numbers, REGIONS + ((word >>> 4) & 7)) +
      entry(numbers, WAYS + ((word >>> 15) & 511)) +
      entry(numbers, CHAINS + ((word >>> 7) & 255));
    const sure = min<f64>(1, (cosine + specsSure * agreeing) / topicSure);
    const topic = entry(numbers, TOPIC + <usize>(sum / SUMS_A_STEP));
    const kept = entry(numbers, KEPT + <usize>stated * 16 + answered);
    const points = (topic + sure * (own + specs * agreeing)) * kept;
    const lacks = isDemand ? certificates & ~other : other & ~certificates;
    const places: usize = ((word >>> 4) & 7) | (((word >>> 24) & 7) << 3);
    const unfit = <u32>load<u8>(refuses + places) | <u32>(lacks !== 0);
    const worth = <u32>(points * 16) + unfit * UNFIT;
    store<u16>(worths + (at - found), <u16>worth);
    const bin = counts + ((<usize>worth) << 2);
    store<u32>(bin, load<u32>(bin) + 1);
  }
}

/** Keep, of so many that were found, those worth enough, in order: what TypedSums.keep does. Answers how many. */
export function keep(found: usize, size: i32, worths: usize, least: u32, leastUnfit: u32): i32 {
  let next = found;
  const stop = found + ((<usize>size) << 1);
  for (let at = found; at < stop; at += 2) {
    const worth = <u32>load<u16>(worths + (at - found));
    // Written in any case: a branch here is guessed wrong too often.
    store<u16>(next, load<u16>(at));
    next += (<usize>(worth >= select<u32>(least, leastUnfit, worth < UNFIT))) << 1;
  }
  return <i32>((next - found) >> 1);
}
