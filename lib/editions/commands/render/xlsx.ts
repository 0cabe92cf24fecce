import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { TABLE_HEADINGS, TABLE_WORDS } from "#lib/editions/commands/render/table-words.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { TABLE_COLUMNS, type TableCell, type TableColumn, tableRow } from "#lib/editions/model/table.ts";
import { shanghaiParts } from "#lib/editions/model/wording.ts";
import type { Edition, Section } from "#lib/editions/schema.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { withoutFormula } from "#lib/kernel/spreadsheet.ts";

const ZH = "zh-CN";
const WAN = "#,##0.00";
const DAY = "yyyy-mm-dd";

/** Widths in characters of the default font; long texts wrap. */
const WIDTHS: Record<TableColumn, number> = {
  ...{
    serial: 6,
    section: 8,
    code: 18,
    title: 34,
    organization: 30,
    entered: 24,
    region: 7,
    division: 16,
    chain: 20,
    chainLink: 14,
  },
  ...{ summary: 48, keyFigures: 44, cooperation: 18, amountMin: 14, amountMax: 14, validUntil: 12, change: 9, url: 44, hash: 20 },
};

const SHEETS = [
  ["DEMAND", t(ZH, "editions.sheetDemand")],
  ["SUPPLY", t(ZH, "editions.sheetSupply")],
  ["PROGRESS", t(ZH, "editions.sheetProgress")],
] as const satisfies readonly (readonly [Section, string])[];

const HEADING: CellStyle = {
  font: { bold: true, color: { rgb: "1E2328" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FAF7F0" } },
  border: { bottom: { style: "medium", color: { rgb: "A8321F" } } },
  alignment: { vertical: "center", wrapText: true },
};

/**
 * The issue as a workbook: one sheet for each part and a sheet of notes, frozen headings, real numbers and dates, no formulas.
 * The same issue and frame give the same bytes: its only date is the cut-off.
 */
export async function renderXlsx(edition: Edition, frame: EditionFrame): Promise<Buffer> {
  const cutoff = new Date(edition.cutoff);
  const sheets = SHEETS.map(([section, name]) => partSheet(name, edition, section, frame));
  const written = await writeXlsx({
    sheets: [...sheets, notesSheet(edition, frame)],
    properties: {
      title: edition.title,
      creator: frame.publisher,
      lastModifiedBy: frame.publisher,
      created: cutoff,
      modified: cutoff,
    },
    defaultFont: { name: "Microsoft YaHei", size: 10 },
  });
  return Buffer.from(written);
}

function partSheet(name: string, edition: Edition, section: Section, frame: EditionFrame): WriteSheet {
  const rows = edition.rows.filter((row) => row.section === section);
  const last = String.fromCharCode("A".charCodeAt(0) + TABLE_COLUMNS.length - 1);
  return {
    name,
    columns: TABLE_COLUMNS.map((column) => ({ width: WIDTHS[column], style: styleOf(column) })),
    rows: [
      TABLE_COLUMNS.map((column) => TABLE_HEADINGS[column]),
      ...rows.map((row) => {
        const cells = tableRow(row, frame, TABLE_WORDS);
        return TABLE_COLUMNS.map((column) => sheetCell(cells[column]));
      }),
    ],
    cells: new Map(TABLE_COLUMNS.map((_, at) => [`0,${at}`, { style: HEADING }])),
    freezePane: { rows: 1, columns: 4 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
    },
  };
}

function notesSheet(edition: Edition, frame: EditionFrame): WriteSheet {
  const cutoff = t(ZH, "editions.instantWords", shanghaiParts(edition.cutoff));
  const notes: [string, CellValue][] = [
    [t(ZH, "editions.noteTitle"), withoutFormula(edition.title)],
    [t(ZH, "editions.noteNumber"), edition.number],
    [t(ZH, "editions.notePublisher"), withoutFormula(frame.publisher)],
    [t(ZH, "editions.notePeriod"), t(ZH, "editions.periodSpan", { from: edition.periodFrom, to: edition.periodTo })],
    [t(ZH, "editions.noteCutoff"), cutoff],
    [t(ZH, "editions.noteDemand"), edition.counts.demand],
    [t(ZH, "editions.noteSupply"), edition.counts.supply],
    [t(ZH, "editions.noteProgress"), edition.rows.length - edition.counts.demand - edition.counts.supply],
    [t(ZH, "editions.noteHash"), edition.hash],
    [t(ZH, "editions.noteUrl"), `${frame.baseUrl}/editions/${edition.number}`],
    [t(ZH, "editions.noteContact"), t(ZH, "editions.printMethodContact")],
  ];
  return {
    name: t(ZH, "editions.sheetNotes"),
    columns: [{ width: 26 }, { width: 90, style: { alignment: { wrapText: true, vertical: "top", horizontal: "left" } } }],
    rows: [[t(ZH, "editions.noteName"), t(ZH, "editions.noteValue")], ...notes],
    cells: new Map([0, 1].map((at) => [`0,${at}`, { style: HEADING }])),
    freezePane: { rows: 1 },
  };
}

function styleOf(column: TableColumn): CellStyle {
  const alignment = {
    vertical: "top",
    wrapText: ["title", "summary", "keyFigures", "organization", "entered", "cooperation"].includes(column),
  } as const;
  if (column === "amountMin" || column === "amountMax") return { alignment, numFmt: WAN };
  return column === "validUntil" ? { alignment, numFmt: DAY } : { alignment };
}

function sheetCell(cell: TableCell): CellValue {
  return cell !== null && typeof cell === "object" ? new Date(`${cell.day}T00:00:00.000Z`) : cell;
}
