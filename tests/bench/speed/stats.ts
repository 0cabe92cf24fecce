/** Nearest-rank percentile of numbers in any order; NaN of none. `share` 0–1. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** p50, p95, p99 of times in milliseconds, with how many there were. */
export type Times = { p50: number; p95: number; p99: number; count: number };

export function timesOf(values: readonly number[]): Times {
  return { p50: median(values), p95: percentile(values, 0.95), p99: percentile(values, 0.99), count: values.length };
}

/** How many times slower than ours, round by round: the median ratio, and the lowest and highest. */
export type Ratio = { median: number; low: number; high: number };

/** @throws {Error} when the rounds differ in number */
export function ratioOf(theirs: readonly number[], ours: readonly number[]): Ratio {
  if (theirs.length !== ours.length) throw new Error("rounds differ in number");
  const ratios = theirs.map((time, i) => time / (ours[i] as number));
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

/** Share of `exact` that is in `found`; 1 when there was nothing to be found. */
export function recallOf(found: readonly number[], exact: readonly number[]): number {
  if (exact.length === 0) return 1;
  const there = new Set(found);
  return exact.filter((one) => there.has(one)).length / exact.length;
}

/** Slope of log(time) over log(size): time grows as size to this power. */
export function growthExponent(points: readonly { size: number; time: number }[]): number {
  const logs = points.map(({ size, time }) => [Math.log(size), Math.log(time)] as const);
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** Three significant digits. */
export const short = (value: number): string =>
  !Number.isFinite(value) ? "–" : value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
