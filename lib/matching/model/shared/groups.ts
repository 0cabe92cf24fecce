/** A need that may be shared, by listing and firm. */
export type Need = { id: string; firm: string };
/** Two needs that ask for the same; likeness 0–1. */
export type Alike = { a: string; b: string; likeness: number };

/** More firms than this do not agree on one purchase. */
export const GROUP_SIZE = 6;

/**
 * Groups of needs in which every two are alike and of different firms, the most alike ones first; a need stands in one group.
 * Needs like A–B and B–C alone make no group of three: A and C have nothing in common. The same needs give the same groups.
 */
export function groupNeeds(needs: readonly Need[], pairs: readonly Alike[]): string[][] {
  const firms = new Map(needs.map(({ id, firm }) => [id, firm]));
  const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const known = pairs.filter(({ a, b }) => firms.has(a) && firms.has(b) && firms.get(a) !== firms.get(b));
  const alike = new Set(known.map(({ a, b }) => key(a, b)));
  const groups = new Map<string, string[]>();
  const groupOf = (id: string): string[] => groups.get(id) ?? [id];
  const ordered = [...known].sort((x, y) => y.likeness - x.likeness || (key(x.a, x.b) < key(y.a, y.b) ? -1 : 1));
  for (const { a, b } of ordered) {
    const [one, other] = [groupOf(a), groupOf(b)];
    if (one === other || one.length + other.length > GROUP_SIZE) continue;
    if (!one.every((x) => other.every((y) => alike.has(key(x, y))))) continue;
    const merged = [...one, ...other].sort();
    for (const id of merged) groups.set(id, merged);
  }
  return [...new Set(groups.values())].sort((x, y) => y.length - x.length || ((x[0] as string) < (y[0] as string) ? -1 : 1));
}
