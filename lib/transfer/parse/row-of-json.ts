import { type Cell, textCell } from "#lib/transfer/model/cells.ts";
import { finding, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import type { ColumnField } from "#lib/transfer/model/headings.ts";
import type { RawRow, RawValue } from "#lib/transfer/model/raw-row.ts";

const FIELDS: readonly ColumnField[] = [
  ...([
    "externalId",
    "side",
    "form",
    "title",
    "summary",
    "description",
    "keywords",
    "chain",
    "chainLink",
    "cluster",
    "targetRegions",
  ] as const),
  ...([
    "cooperation",
    "requiredQualifications",
    "heldQualifications",
    "amountMinWan",
    "amountMaxWan",
    "amountBasis",
    "neededBy",
  ] as const),
  ...(["availableFrom", "validUntil", "visibility", "sourceChannel", "organization.name", "organization.creditCode"] as const),
  ...(["organization.region", "organization.division", "contact.name", "contact.phone", "contact.email"] as const),
];
const KNOWN: ReadonlySet<string> = new Set(FIELDS);
const LISTS: ReadonlySet<string> = new Set([
  "keywords",
  "targetRegions",
  "cooperation",
  "requiredQualifications",
  "heldQualifications",
]);
const AMOUNTS: ReadonlySet<string> = new Set(["amountMinWan", "amountMaxWan"]);

type Read = { row: RawRow; remarks: Remark[] };

function cellOf(value: unknown, path: string): { cell: Cell | null; list: string[] | null } | null {
  if (value === null || value === undefined) return { cell: null, list: null };
  if (typeof value === "string") return { cell: textCell(value), list: null };
  if (AMOUNTS.has(path) && typeof value === "number" && Number.isFinite(value)) {
    return { cell: { text: String(value), kind: "number", number: value, day: null, formula: false, struck: false }, list: null };
  }
  if (LISTS.has(path) && Array.isArray(value) && value.every((entry) => typeof entry === "string"))
    return { cell: null, list: value };
  return null;
}

/** The entries of a record by dotted path; `organization` and `contact` are taken apart. */
function flatten(record: Record<string, unknown>): [path: string, value: unknown][] {
  return Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    if ((name !== "organization" && name !== "contact") || value === null) return [[name, value]];
    if (typeof value !== "object" || Array.isArray(value)) return [[name, value]];
    return Object.entries(value).map(([inner, innerValue]) => [`${name}.${inner === "mobile" ? "phone" : inner}`, innerValue]);
  });
}

/** The listing of one line of a .jsonl file, taken apart into fields. A value of the wrong type is an error, an unknown name a note. */
export function rowOfJson(record: Record<string, unknown>, row: number): Read {
  const values = new Map<ColumnField, RawValue>();
  const remarks: Remark[] = [];
  let details: Record<string, string> = {};
  for (const [path, value] of flatten(record)) {
    const place = { sheet: null, row, column: path, cell: null, field: path };
    if (path === "details") {
      const entries = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
      if (value !== null && (!entries || entries.some(([, text]) => typeof text !== "string")))
        remarks.push(remarkAt(place, finding("INVALID", { name: path, why: "应为文字" }), null));
      else details = Object.fromEntries((entries ?? []) as [string, string][]);
      continue;
    }
    if (path === "organization" || path === "contact") {
      if (value !== null) remarks.push(remarkAt(place, finding("INVALID", { name: path, why: "应为对象" }), null));
      continue;
    }
    if (!KNOWN.has(path)) {
      remarks.push(remarkAt({ ...place, column: path.slice(0, 60), field: null }, finding("UNKNOWN_FIELD"), null));
      continue;
    }
    const read = cellOf(value, path);
    if (read === null) remarks.push(remarkAt(place, finding("INVALID", { name: path, why: "值的类型不对" }), null));
    else if (read.list !== null || read.cell !== null)
      values.set(path as ColumnField, { ...read, column: path, ref: null, unitWan: 1 });
  }
  return { row: { sheet: null, row, values, details, typed: true, sheetSide: null, struck: false, hidden: false }, remarks };
}
