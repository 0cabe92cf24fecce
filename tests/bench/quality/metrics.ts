// Metrics of ranked lists, pure. Grades are 0–4; what carries no grade counts as 0.

/** Grades of one query by document. */
export type Grades = ReadonlyMap<string, number>;

const gain = (grade: number) => 2 ** grade - 1;

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);
}

/** Normalised discounted cumulative gain of the first `depth`, gain 2^grade − 1; null when nothing has a grade above 0. */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number | null {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a).slice(0, depth));
  if (ideal === 0) return null;
  return discounted(ranking.slice(0, depth).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** 1 ÷ the place of the first one graded `from` or better among the first `depth`, 0 when there is none. */
export function reciprocalRank(ranking: readonly string[], grades: Grades, depth: number, from: number): number {
  const place = ranking.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) >= from);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** Share of those graded `from` or better that stand among the first `depth`; null when there are none. */
export function recall(ranking: readonly string[], grades: Grades, depth: number, from: number): number | null {
  const wanted = [...grades].filter(([, grade]) => grade >= from).map(([id]) => id);
  if (wanted.length === 0) return null;
  const shown = new Set(ranking.slice(0, depth));
  return wanted.filter((id) => shown.has(id)).length / wanted.length;
}

/** Whether `good` stands before `bad`; an absent one counts as last, and two absent ones are in no order. */
export function before(ranking: readonly string[], good: string, bad: string): boolean {
  const [first, second] = [ranking.indexOf(good), ranking.indexOf(bad)];
  return first >= 0 && (second < 0 || first < second);
}

/** Precision, recall and F1 of a yes. */
export function f1(cases: readonly { said: boolean; truth: boolean }[]): { precision: number; recall: number; f1: number } {
  const both = cases.filter(({ said, truth }) => said && truth).length;
  const said = cases.filter((one) => one.said).length;
  const truth = cases.filter((one) => one.truth).length;
  const precision = said === 0 ? 0 : both / said;
  const found = truth === 0 ? 0 : both / truth;
  return { precision, recall: found, f1: both === 0 ? 0 : (2 * precision * found) / (precision + found) };
}

/** Mean of the known values; NaN when there are none. */
export function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Random numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Interval = { difference: number; low: number; high: number; cases: number };

/**
 * Mean of the paired differences `ours − theirs` with its 95 % bootstrap interval (percentiles of the resampled means).
 * Cases unknown on either side stay out. The same seed gives the same interval.
 */
export function pairedInterval(
  ours: readonly (number | null)[],
  theirs: readonly (number | null)[],
  resamples = 10_000,
  seed = 20_261_121,
): Interval {
  const differences: number[] = [];
  ours.forEach((value, i) => {
    const other = theirs[i] ?? null;
    if (value !== null && other !== null) differences.push(value - other);
  });
  const cases = differences.length;
  if (cases === 0) return { difference: Number.NaN, low: Number.NaN, high: Number.NaN, cases };
  const random = seeded(seed);
  const means = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    for (let j = 0; j < cases; j++) sum += differences[Math.floor(random() * cases)] ?? 0;
    means[i] = sum / cases;
  }
  means.sort();
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))] ?? Number.NaN;
  return { difference: mean(differences), low: at(0.025), high: at(0.975), cases };
}
