import { type EditionRow, SECTIONS } from "#lib/editions/schema.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

/** The group of listings outside the six chains, or whose chain is not stated: 其他, always last. */
export const OTHER_CHAIN = "none";

type Placed = Pick<EditionRow, "section" | "chain" | "region" | "code">;

/** The chain group in which a row is printed; null and `none` share the group 其他. */
export function chainGroup(chain: string | null): string {
  return chain ?? OTHER_CHAIN;
}

/**
 * The printed order: demands, supplies, progress; within a part by chain in the order of the taxonomy, 其他 last;
 * then 京, 津, 冀; then by code. A chain missing from `chains` stands before 其他, by its code.
 */
export function compareRows(chains: readonly string[]): (a: Placed, b: Placed) => number {
  const place = (chain: string | null): number => {
    if (chainGroup(chain) === OTHER_CHAIN) return chains.length + 1;
    const index = chains.indexOf(chainGroup(chain));
    return index < 0 ? chains.length : index;
  };
  return (a, b) =>
    SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
    place(a.chain) - place(b.chain) ||
    byText(chainGroup(a.chain), chainGroup(b.chain)) ||
    REGIONS.indexOf(a.region) - REGIONS.indexOf(b.region) ||
    byText(a.code, b.code);
}

/** Order by code units, the same on every machine: a locale's collation changes with its library. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
