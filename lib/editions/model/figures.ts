import { chainGroup, OTHER_CHAIN } from "#lib/editions/model/order.ts";
import type { EditionRegion, EditionRow } from "#lib/editions/schema.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

type Open = Pick<EditionRow, "section" | "region" | "chain">;

/** One supply region against one demand region, with the chains in which both have something. */
export type RegionPair = {
  from: EditionRegion;
  to: EditionRegion;
  supply: number;
  demand: number;
  chains: { chain: string; supply: number; demand: number }[];
};

/** The nine region pairs, those across a border first; 其他 is no chain and joins nobody. */
export function pairRegions(rows: readonly Open[], chains: readonly string[]): RegionPair[] {
  const count = (section: EditionRow["section"], region: EditionRegion, chain?: string) =>
    rows.filter((row) => row.section === section && row.region === region && (!chain || chainGroup(row.chain) === chain)).length;
  const pairs = REGIONS.flatMap((from) => REGIONS.map((to) => ({ from, to })));
  const across = [...pairs.filter(({ from, to }) => from !== to), ...pairs.filter(({ from, to }) => from === to)];
  return across.map(({ from, to }) => ({
    ...{ from, to, supply: count("SUPPLY", from), demand: count("DEMAND", to) },
    chains: chains
      .filter((chain) => chain !== OTHER_CHAIN)
      .map((chain) => ({ chain, supply: count("SUPPLY", from, chain), demand: count("DEMAND", to, chain) }))
      .filter(({ supply, demand }) => supply > 0 && demand > 0),
  }));
}

/** Serials as a reader looks them up: `1–6、9`, or a dash when there are none. */
export function serialRanges(serials: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const serial of [...serials].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && serial === last[1] + 1) last[1] = serial;
    else ranges.push([serial, serial]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join("、") || "—";
}

/** Rows split into consecutive chain groups, in printed order. */
export function groupByChain<Row extends Pick<EditionRow, "chain">>(rows: readonly Row[]): { chain: string; rows: Row[] }[] {
  const groups: { chain: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const chain = chainGroup(row.chain);
    const last = groups.at(-1);
    if (last?.chain === chain) last.rows.push(row);
    else groups.push({ chain, rows: [row] });
  }
  return groups;
}
