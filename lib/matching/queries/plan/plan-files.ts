import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { t } from "#lib/i18n/catalogue.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { csvFile, withoutFormula } from "#lib/kernel/spreadsheet.ts";
import { REGION_LABELS, VISIBILITY_LABELS } from "#lib/listings/labels.ts";
import type { PlanFirmRow } from "#lib/matching/queries/plan/live-pairs.ts";
import type { PlanView } from "#lib/matching/queries/plan/plan.ts";
import { partWords, scopeLabel, unmetWords } from "#lib/matching/queries/plan/plan-words.ts";
import type { PlanQuery } from "#lib/matching/schema/whole-list.ts";

const ZH = "zh-CN";
const HEADING: CellStyle = {
  font: { bold: true, color: { rgb: "1E2328" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FAF7F0" } },
  border: { bottom: { style: "medium", color: { rgb: "A8321F" } } },
  alignment: { vertical: "center", wrapText: true },
};

/** The place of a firm in words, its region first: 河北石家庄市藁城区. */
export const placeOf = ({ region, division }: Pick<PlanFirmRow, "region" | "division">): string =>
  REGION_LABELS[region] + (division === null ? "" : divisionLabel(division));

const MEETING_HEADINGS = [
  ...(["No", "DemandFirm", "DemandPlace", "DemandCode", "DemandTitle", "SupplyFirm", "SupplyPlace"] as const),
  // Whoever hands the file on must see which firms stay unnamed.
  ...(["SupplyCode", "SupplyTitle", "Score", "Tier", "Reasons", "DemandVisibility", "SupplyVisibility"] as const),
].map((name) => t(ZH, `matching.planCol${name}`));
const WIDTHS = [6, 30, 16, 18, 34, 30, 16, 18, 34, 8, 10, 44, 12, 12];

type Table = (string | number)[][];

/** The meetings as rows, best first. */
export function meetingTable({ meetings }: PlanView): Table {
  return meetings.map(({ demand, supply, demandFirm, supplyFirm, scoreTenths, recommended, parts }, i) => [
    ...[i + 1, demandFirm.name, placeOf(demandFirm), demand.code, demand.title],
    ...[supplyFirm.name, placeOf(supplyFirm), supply.code, supply.title, scoreTenths / 10],
    ...[t(ZH, recommended ? "matching.tierRecommended" : "matching.tierPossible"), partWords(ZH, parts)],
    ...[VISIBILITY_LABELS[demand.visibility], VISIBILITY_LABELS[supply.visibility]],
  ]);
}

const safe = (table: Table): Table =>
  table.map((row) => row.map((cell) => (typeof cell === "string" ? withoutFormula(cell) : cell)));

/** Points of one line of text in a row. */
const LINE_PT = 14;

/** As high as the cell with most lines, where a Chinese character takes two places: not every program finds this by itself. */
function heightOf(row: Table[number], widths: readonly number[]): number {
  const places = (cell: string | number) => [...String(cell)].reduce((sum, char) => sum + (char > "\u00ff" ? 2 : 1), 0);
  return LINE_PT * Math.max(...row.map((cell, at) => Math.ceil(places(cell) / (widths[at] ?? 1))));
}

function sheet(name: string, headings: readonly string[], rows: Table, widths: readonly number[]): WriteSheet {
  return {
    name,
    columns: widths.map((width) => ({ width, style: { alignment: { vertical: "top", wrapText: true } } })),
    rows: [[...headings], ...safe(rows)],
    cells: new Map(headings.map((_, at) => [`0,${at}`, { style: HEADING }])),
    rowDefs: new Map(rows.map((row, at) => [at + 1, { height: heightOf(row, widths) }])),
    freezePane: { rows: 1 },
    pageSetup: {
      ...({ paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const),
      printTitlesRow: "$1:$1",
    },
  };
}

type NoteKey =
  | ("Scope" | "Engine" | "Digest" | "Chain" | "Region" | "Tier")
  | ("Order" | "PerFirm" | "PerListing" | "Meetings" | "Total" | "Use");

/** What the plan was made with: its source can be named and the plan made again. */
function notes({ run, meetings, totalPoints }: PlanView, query: PlanQuery, chainLabel: string | undefined): Table {
  const label = (key: NoteKey) => t(ZH, `matching.planNote${key}`);
  const any = t(ZH, "matching.planAny");
  return [
    [label("Scope"), scopeLabel(ZH, query.scope)],
    [label("Engine"), run.engine],
    [label("Digest"), run.digest],
    [label("Chain"), chainLabel ?? any],
    [label("Region"), query.region === "" ? any : REGION_LABELS[query.region]],
    [label("Tier"), t(ZH, query.tier === "recommended" ? "matching.planTierRecommended" : "matching.planTierPossible")],
    [label("Order"), t(ZH, query.order === "balanced" ? "matching.planOrderBalanced" : "matching.planOrderScore")],
    [label("PerFirm"), query.perFirm],
    [label("PerListing"), query.perListing],
    [label("Meetings"), meetings.length],
    [label("Total"), totalPoints],
    [label("Use"), t(ZH, "matching.planInternal")],
  ];
}

/** The plan as a workbook: meetings, firms without one and why, and what it was made with. Numbers are numbers, no formulas. */
export async function planWorkbook(plan: PlanView, query: PlanQuery, chainLabel?: string): Promise<Buffer> {
  const unmet = plan.unmet.map((one) => [one.firm.name, placeOf(one.firm), unmetWords(ZH, one)]);
  const at = plan.run.finishedAt ?? undefined;
  const written = await writeXlsx({
    sheets: [
      sheet(t(ZH, "matching.planSheetMeetings"), MEETING_HEADINGS, meetingTable(plan), WIDTHS),
      sheet(
        t(ZH, "matching.planSheetUnmet"),
        [t(ZH, "matching.planColFirm"), t(ZH, "matching.planColPlace"), t(ZH, "matching.planColWhy")],
        unmet.length > 0 ? unmet : [[t(ZH, "matching.planUnmetNone"), "", ""]],
        [34, 18, 60],
      ),
      sheet(
        t(ZH, "matching.planSheetNotes"),
        [t(ZH, "matching.planColName"), t(ZH, "matching.planColValue")],
        notes(plan, query, chainLabel),
        [26, 70],
      ),
    ],
    properties: { title: t(ZH, "matching.planTitle"), created: at, modified: at },
    defaultFont: { name: "Microsoft YaHei", size: 10 },
  });
  return Buffer.from(written);
}

/** The meetings as CSV, formulas neutralised. */
export const planCsv = (plan: PlanView): Buffer => csvFile([MEETING_HEADINGS, ...safe(meetingTable(plan))]);
