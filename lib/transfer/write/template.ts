import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { EXAMPLE_ROW, SHEET_WORDS } from "#lib/transfer/labels/words.ts";
import { columnLetters } from "#lib/transfer/model/cells.ts";
import { type ColumnField, TEMPLATE_HEADINGS } from "#lib/transfer/model/headings.ts";
import { BASES, CHANNELS, COOPERATIONS, FORMS, REGIONS, SIDES, VISIBILITIES, type WordTable } from "#lib/transfer/parse/words.ts";
import { DEFAULT_FONT, HEADING_STYLE } from "#lib/transfer/write/sheet-style.ts";

/** Rows that the template's drop-down lists reach. */
const ROWS = 2000;

const REQUIRED: ReadonlySet<ColumnField> = new Set([
  "side",
  "form",
  "title",
  "description",
  "organization.name",
  "organization.region",
]);
const DAYS: ReadonlySet<ColumnField> = new Set(["neededBy", "availableFrom", "validUntil"]);
const WIDE: ReadonlySet<ColumnField> = new Set(["title", "summary", "description", "organization.name"]);

const EXAMPLE: Readonly<Partial<Record<ColumnField, string | number>>> = EXAMPLE_ROW;

function exampleCell(field: ColumnField): string | number | Date | null {
  const value = EXAMPLE[field] ?? null;
  return DAYS.has(field) && typeof value === "string" ? new Date(`${value}T00:00:00.000Z`) : value;
}

const labels = <Code extends string>(table: WordTable<Code>): string[] => table.codes.map((code) => table.labels[code]);

/** The lists of the sheet 字典, one a column; `field`: the column of the list that its drop-down serves. */
function dictionary(chains: readonly string[]): { heading: string; words: string[]; field: ColumnField | null }[] {
  return [
    { heading: "类型", words: labels(SIDES), field: "side" },
    { heading: "形态", words: labels(FORMS), field: "form" },
    { heading: "产业链", words: [...chains, SHEET_WORDS.noChain], field: "chain" },
    { heading: "省市", words: labels(REGIONS), field: "organization.region" },
    // Several may be named in one cell, joined by 、: a list to look at, not a drop-down.
    { heading: "合作方式", words: labels(COOPERATIONS), field: null },
    { heading: "公开方式", words: labels(VISIBILITIES), field: "visibility" },
    { heading: "来源渠道", words: labels(CHANNELS), field: "sourceChannel" },
    { heading: "计价方式", words: labels(BASES), field: null },
  ];
}

function columnStyle(field: ColumnField): CellStyle {
  const alignment = { vertical: "top", wrapText: WIDE.has(field) } as const;
  return DAYS.has(field) ? { alignment, numFmt: "yyyy-mm-dd" } : { alignment };
}

/** The template of a list: the contract's headings frozen on top, an example row, drop-down lists that point to the sheet 字典. */
export async function templateWorkbook(chains: readonly string[]): Promise<Buffer> {
  const lists = dictionary(chains);
  const dropDowns = TEMPLATE_HEADINGS.flatMap(([, field], index): DataValidation[] => {
    const at = lists.findIndex((list) => list.field === field);
    const list = lists[at];
    if (!list) return [];
    // A list written into the cell stops at 255 characters; one on a sheet does not.
    const source = `${SHEET_WORDS.words}!$${columnLetters(at)}$2:$${columnLetters(at)}$${list.words.length + 1}`;
    const range = `${columnLetters(index)}2:${columnLetters(index)}${ROWS}`;
    return [{ type: "list", formula1: source, range, allowBlank: true, showErrorMessage: true, errorStyle: "warning" }];
  });
  const sheet: WriteSheet = {
    name: SHEET_WORDS.list,
    columns: TEMPLATE_HEADINGS.map(([, field]) => ({ width: WIDE.has(field) ? 34 : 14, style: columnStyle(field) })),
    rows: [TEMPLATE_HEADINGS.map(([heading]) => heading), TEMPLATE_HEADINGS.map(([, field]) => exampleCell(field))],
    cells: new Map(TEMPLATE_HEADINGS.map(([, field], index) => [`0,${index}`, { style: headingStyle(field) }])),
    freezePane: { rows: 1 },
    dataValidations: dropDowns,
  };
  const longest = Math.max(...lists.map((list) => list.words.length));
  const words: WriteSheet = {
    name: SHEET_WORDS.words,
    columns: lists.map(() => ({ width: 24 })),
    rows: [
      lists.map((list) => list.heading),
      ...Array.from({ length: longest }, (_, row) => lists.map((list) => list.words[row] ?? null)),
    ],
    cells: new Map(lists.map((_, index) => [`0,${index}`, { style: HEADING_STYLE }])),
    freezePane: { rows: 1 },
  };
  return Buffer.from(await writeXlsx({ sheets: [sheet, words], defaultFont: DEFAULT_FONT }));
}

function headingStyle(field: ColumnField): CellStyle {
  return REQUIRED.has(field) ? { ...HEADING_STYLE, font: { bold: true, color: { rgb: "A8321F" } } } : HEADING_STYLE;
}
