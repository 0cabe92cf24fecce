import { renderSVG } from "uqr";
import { printCover, printIndex } from "#lib/editions/commands/render/print-tables.ts";
import { printWords } from "#lib/editions/commands/render/print-words.ts";
import { CHANGE_LABELS, REGION_WORDS } from "#lib/editions/labels.ts";
import { groupByChain, pairRegions } from "#lib/editions/model/figures.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { verificationCode } from "#lib/editions/model/hashes.ts";
import { OTHER_CHAIN } from "#lib/editions/model/order.ts";
import { amountText, chainText, isSupply, placeText, shanghaiParts } from "#lib/editions/model/wording.ts";
import { type Edition, type EditionRegion, type EditionRow, SECTIONS, type Section } from "#lib/editions/schema.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

const ZH = "zh-CN";
const PART_WORDS = {
  DEMAND: { title: "editions.printPartDemand", lede: "editions.printLedeDemand", empty: "editions.printEmptyDemand" },
  SUPPLY: { title: "editions.printPartSupply", lede: "editions.printLedeSupply", empty: "editions.printEmptySupply" },
  PROGRESS: { title: "editions.printPartProgress", lede: "editions.printLedeProgress", empty: "editions.printEmptyProgress" },
} as const satisfies Record<Section, unknown>;

/** The seals of the visual direction; gold carries ink and an edge, because it is too light on paper. */
const SEAL_COLOURS = {
  BEIJING: { fill: "#B23A26", edge: "#A8321F", onFill: "#FFFFFF" },
  TIANJIN: { fill: "#2A6A9E", edge: "#1B5C8A", onFill: "#FFFFFF" },
  HEBEI: { fill: "#E0B04A", edge: "#7A5A0B", onFill: "#1E2328" },
} as const satisfies Record<EditionRegion, unknown>;

/** Everything the template prints, as plain JSON: words, figures and pictures of codes, from the frozen issue alone. */
export function printData(edition: Edition, frame: EditionFrame) {
  const other = t(ZH, "editions.otherChain");
  const chainName = (chain: string) => chainText(chain, frame, other);
  const address = `${frame.baseUrl}/editions/${edition.number}`;
  const hash = edition.hash ?? "";
  const code = verificationCode(hash);
  // Nothing that publishing adds (总第几期) is printed: what was frozen, checked and passed round is what is published.
  const issue = t(ZH, "editions.issue", { number: edition.number });
  const { hour: _hour, minute: _minute, ...cutoffDay } = shanghaiParts(edition.cutoff);
  const dateLine = t(ZH, "editions.dayWords", cutoffDay);
  const cutoff = t(ZH, "editions.instantWords", shanghaiParts(edition.cutoff));
  const { counts, changes } = edition;
  const of = (section: Section) => edition.rows.filter((row) => row.section === section);
  const printed = new Date(edition.cutoff);
  return {
    title: edition.title,
    publisher: frame.publisher,
    keywords: [edition.number, code],
    date: [
      printed.getUTCFullYear(),
      printed.getUTCMonth() + 1,
      printed.getUTCDate(),
      printed.getUTCHours(),
      printed.getUTCMinutes(),
      printed.getUTCSeconds(),
    ],
    ...{ issue, dateLine, hash, address, verificationCode: code, qr: qrPicture(address) },
    period: t(ZH, "editions.periodSpan", { from: edition.periodFrom, to: edition.periodTo }),
    head: [
      [t(ZH, "editions.printIndexNo"), `JJJ-QC-${edition.number}`],
      [t(ZH, "editions.printSubject"), t(ZH, "editions.printSubjectValue")],
      [t(ZH, "editions.printPublisher"), frame.publisher],
      [t(ZH, "editions.printDate"), dateLine],
      [t(ZH, "editions.printNumber"), issue],
      [t(ZH, "editions.printCode"), code],
    ],
    figures: [
      { label: t(ZH, "editions.printDemands"), value: String(counts.demand) },
      { label: t(ZH, "editions.printSupplies"), value: String(counts.supply) },
      { label: t(ZH, "editions.printNew"), value: String(changes.NEW.length) },
      { label: t(ZH, "editions.printProgress"), value: String(of("PROGRESS").length) },
    ].map((figure) => ({ ...figure, unit: t(ZH, "editions.unitItems") })),
    preface: t(ZH, "editions.printPreface", {
      ...{ cutoff, all: counts.demand + counts.supply, demand: counts.demand, supply: counts.supply },
      ...{ beijing: counts.byRegion.BEIJING, tianjin: counts.byRegion.TIANJIN, hebei: counts.byRegion.HEBEI },
      changes: changeSentence(edition),
    }),
    regions: Object.fromEntries(REGIONS.map((region) => [region, { char: REGION_WORDS[region].seal, ...SEAL_COLOURS[region] }])),
    cover: printCover(edition, chainName),
    parts: SECTIONS.map((section) => ({
      key: section,
      title: t(ZH, PART_WORDS[section].title),
      lede: t(ZH, PART_WORDS[section].lede),
      empty: t(ZH, PART_WORDS[section].empty),
      qr: qrPicture(section === "PROGRESS" ? address : `${frame.baseUrl}/listings?side=${section}`),
      qrCaption: t(ZH, "editions.printQrPart"),
      groups: groupByChain(of(section)).map(({ chain, rows }) => ({
        mark: `group-${section}-${chain}`,
        title: chainName(chain),
        figures: groupFigures(rows),
        qr: section === "PROGRESS" ? null : qrPicture(`${frame.baseUrl}/listings?side=${section}${chainQuery(chain)}`),
        qrCaption: t(ZH, "editions.printQrGroup"),
        regions: REGIONS.filter((region) => rows.some((row) => row.region === region)).map((region) => ({
          mark: regionMark(section, chain, region),
          text: t(ZH, "editions.printRegionPage", {
            region: REGION_WORDS[region].seal,
            count: rows.filter((row) => row.region === region).length,
          }),
        })),
        rows: rows.map((row, at) => ({
          ...printRow(row, frame),
          firstOf: rows[at - 1]?.region === row.region ? null : regionMark(section, chain, row.region),
        })),
      })),
    })),
    pairs: pairRegions(
      edition.rows,
      frame.chains.map(({ code: chain }) => chain),
    ).map(({ from, to, supply, demand, chains }) => ({
      ...{ from, to },
      name: t(ZH, "editions.printPairName", { from: REGION_WORDS[from].name, to: REGION_WORDS[to].name }),
      supply: t(ZH, "editions.items", { count: supply }),
      demand: t(ZH, "editions.items", { count: demand }),
      chains: chains.length
        ? chains.map((shared) => `${chainName(shared.chain)} ${shared.supply}:${shared.demand}`)
        : [t(ZH, "editions.printPairNoChain")],
    })),
    index: printIndex(edition, chainName),
    method: [
      t(ZH, "editions.printMethodCutoff", { cutoff }),
      t(ZH, "editions.printMethodOrder"),
      t(ZH, "editions.printMethodMarks"),
      t(ZH, "editions.printMethodFigures"),
      t(ZH, "editions.printMethodContact"),
    ],
    corrections: t(ZH, "editions.printNoCorrections"),
    words: printWords(edition.number, code),
  };
}

function printRow(row: EditionRow, frame: EditionFrame) {
  const amount = amountText(row);
  const organization = row.organization ?? t(ZH, "editions.anonymous");
  const entered = row.enteredByStaff ? t(ZH, "editions.enteredByStaff") : null;
  return {
    ...{
      serial: String(row.serial).padStart(3, "0"),
      region: row.region,
      solid: isSupply(row),
      title: row.title,
      summary: row.summary,
    },
    mark: CHANGE_LABELS[row.change] || null,
    loud: row.change === "NEW" || row.change === "FULFILLED",
    facts: [row.code, organization, entered, placeText(row, frame), row.chainLink].filter((fact) => fact !== null),
    figures: row.keyFigures || null,
    amountLabel: t(ZH, isSupply(row) ? "editions.price" : "editions.budget"),
    amount: amount ?? t(ZH, "common.negotiable"),
    unit: amount === null ? null : t(ZH, "common.wan"),
    validity: t(ZH, "editions.validUntil", { day: row.validUntil }),
    cooperation: row.cooperation.map((code) => frame.cooperation[code] ?? code).join(t(ZH, "common.listSeparator")),
  };
}

/** Names the first row of a region within a chain group, so that the contents can tell its page. */
function regionMark(section: Section, chain: string, region: EditionRegion): string {
  return `region-${section}-${chain}-${region}`;
}

function changeSentence({ previous, changes }: Edition): string {
  if (previous === null) return t(ZH, "editions.printFirstIssue");
  return t(ZH, "editions.printChanges", {
    ...{ previous, added: changes.NEW.length, renewed: changes.RENEWED.length, updated: changes.UPDATED.length },
    ...{ fulfilled: changes.FULFILLED.length, withdrawn: changes.WITHDRAWN.length },
  });
}

function groupFigures(rows: readonly EditionRow[]): string {
  const inRegion = (region: EditionRegion) => rows.filter((row) => row.region === region).length;
  return t(ZH, "editions.printGroupFigures", {
    ...{ beijing: inRegion("BEIJING"), tianjin: inRegion("TIANJIN"), hebei: inRegion("HEBEI"), all: rows.length },
  });
}

function chainQuery(chain: string): string {
  return chain === OTHER_CHAIN ? "&chain=none&chain=unknown" : `&chain=${encodeURIComponent(chain)}`;
}

function qrPicture(address: string): string {
  return renderSVG(address, { ecc: "M", border: 0 });
}
