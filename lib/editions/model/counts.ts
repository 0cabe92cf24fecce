import { chainGroup, OTHER_CHAIN } from "#lib/editions/model/order.ts";
import type { Edition, EditionRegion, EditionRow } from "#lib/editions/schema.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

type Counted = Pick<EditionRow, "section" | "region" | "chain">;

/** The cover figures: open demands and supplies, by region and by chain; reports of progress are not counted again. */
export function countRows(rows: readonly Counted[], chains: readonly string[]): Edition["counts"] {
  const open = rows.filter(({ section }) => section !== "PROGRESS");
  const known = [...chains.filter((chain) => chain !== OTHER_CHAIN)];
  const strangers = [...new Set(open.map(({ chain }) => chainGroup(chain)))]
    .filter((chain) => chain !== OTHER_CHAIN && !known.includes(chain))
    .sort();
  const inRegion = (region: EditionRegion) => open.filter((row) => row.region === region).length;
  const inChain = (value: string) => open.filter(({ chain }) => chainGroup(chain) === value).length;
  return {
    demand: open.filter(({ section }) => section === "DEMAND").length,
    supply: open.filter(({ section }) => section === "SUPPLY").length,
    byRegion: Object.fromEntries(REGIONS.map((region) => [region, inRegion(region)])) as Record<EditionRegion, number>,
    byChain: [...known, ...strangers, OTHER_CHAIN].map((value) => ({ value, count: inChain(value) })),
  };
}
