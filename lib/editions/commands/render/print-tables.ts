import { REGION_WORDS } from "#lib/editions/labels.ts";
import { serialRanges } from "#lib/editions/model/figures.ts";
import { chainGroup } from "#lib/editions/model/order.ts";
import type { Edition, EditionRegion, Section } from "#lib/editions/schema.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

const ZH = "zh-CN";

/** The cover table: chains down, regions and sides across, with the seals of its columns. */
export function printCover(edition: Edition, chainName: (chain: string) => string) {
  const columns = REGIONS.flatMap((region) => (["DEMAND", "SUPPLY"] as const).map((section) => ({ region, section })));
  const count = (section: Section, region: EditionRegion, chain?: string) =>
    edition.rows.filter((row) => row.section === section && row.region === region && (!chain || chainGroup(row.chain) === chain))
      .length;
  const figures = (chain?: string) => columns.map(({ region, section }) => String(count(section, region, chain) || "–"));
  return {
    head: [
      t(ZH, "editions.printIndexChain"),
      ...columns.map(({ section }) => t(ZH, section === "DEMAND" ? "editions.printDemands" : "editions.printSupplies")),
      t(ZH, "editions.printSum"),
    ],
    seals: [null, ...columns.map(({ region, section }) => ({ region, solid: section === "SUPPLY" })), null],
    rows: [
      ...edition.counts.byChain.map(({ value, count: sum }) => [chainName(value), ...figures(value), String(sum)]),
      [t(ZH, "editions.printSum"), ...figures(), String(edition.counts.demand + edition.counts.supply)],
    ],
  };
}

/** The index on the last page: where each chain and region stands, as ranges of serials. */
export function printIndex(edition: Edition, chainName: (chain: string) => string) {
  const open = edition.rows.filter(({ section }) => section !== "PROGRESS");
  const cell = (chain: string, region: EditionRegion, section: Section) =>
    serialRanges(
      open
        .filter((row) => chainGroup(row.chain) === chain && row.region === region && row.section === section)
        .map(({ serial }) => serial),
    );
  return {
    head: [
      t(ZH, "editions.printIndexChain"),
      ...REGIONS.flatMap((region) => [
        t(ZH, "editions.printIndexDemand", { region: REGION_WORDS[region].seal }),
        t(ZH, "editions.printIndexSupply", { region: REGION_WORDS[region].seal }),
      ]),
    ],
    rows: edition.counts.byChain.map(({ value }) => [
      chainName(value),
      ...REGIONS.flatMap((region) => [cell(value, region, "DEMAND"), cell(value, region, "SUPPLY")]),
    ]),
  };
}
