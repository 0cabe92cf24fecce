/** A share with its count and the 95 % interval after Wilson: right also for few and for all or none. */
export type Share = { right: number; of: number; share: number | null; low: number | null; high: number | null };

/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;

/** The share of `right` among `of`; nothing is said of none. */
export function shareOf(right: number, of: number): Share {
  if (of === 0) return { right, of, share: null, low: null, high: null };
  const share = right / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const middle = share + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  // Rounding would leave a hair beyond the ends.
  return { right, of, share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** Shares by group, groups in ascending order of their name. */
export function sharesBy<Item extends { fits: boolean }>(
  items: readonly Item[],
  group: (item: Item) => string,
): [string, Share][] {
  const counts = new Map<string, { right: number; of: number }>();
  for (const item of items) {
    const name = group(item);
    const count = counts.get(name) ?? { right: 0, of: 0 };
    counts.set(name, { right: count.right + (item.fits ? 1 : 0), of: count.of + 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { right, of }]) => [name, shareOf(right, of)]);
}
