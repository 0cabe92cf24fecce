import type { AmountBasis, Form, Region, Side, SourceChannel, Visibility } from "#lib/db/generated/enums.ts";
import { foldLabel } from "#lib/kernel/text.ts";
import { type Finding, finding } from "#lib/transfer/model/findings.ts";
import type { ColumnField } from "#lib/transfer/model/headings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import type { Term } from "#lib/transfer/model/record.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";
import type { RowReader } from "#lib/transfer/parse/row-reader.ts";
import {
  BASES,
  CHANNELS,
  codeOf,
  FORMS,
  LONGEST_WORD,
  REGIONS,
  SIDES,
  VISIBILITIES,
  type WordTable,
} from "#lib/transfer/parse/words.ts";

/** Read a required code; null (and an error) when it is missing or not understood. */
function required<Code extends string>(
  reader: RowReader,
  field: ColumnField,
  table: WordTable<Code>,
  unreadable: (text: string) => Finding,
): Code | null {
  const text = reader.text(field, { max: 60 });
  if (text === "") {
    reader.tell(field, finding("MISSING", { name: reader.nameOf(field) }));
    return null;
  }
  const read = codeOf(text, table);
  if (read) return reader.take(field, read);
  reader.tell(field, unreadable(text.slice(0, 20)));
  return null;
}

/** Read a code that may be missing. `unknown` answers what stands in its place when it is not understood. */
function optional<Code extends string>(
  reader: RowReader,
  field: ColumnField,
  table: WordTable<Code>,
  found: Finding,
  unknown: Code | null,
): Code | null {
  const text = reader.text(field, { max: 60 });
  if (text === "") return null;
  const read = codeOf(text, table);
  if (read) return reader.take(field, read);
  reader.tell(field, found);
  return unknown;
}

/** The side: from its column, else from the sheet that the row stands in; a row against its sheet is held. */
export function readSide(reader: RowReader, raw: RawRow): Side | null {
  const text = reader.value("side")?.cell?.text.trim() ?? "";
  const { sheetSide, sheet } = raw;
  if (text === "" && sheetSide !== null) {
    reader.tell("side", finding("SIDE_FROM_SHEET", { sheet: sheet ?? "" }, sheetSide));
    return sheetSide;
  }
  const side = required(reader, "side", SIDES, (unread) => finding("SIDE_UNREADABLE", { text: unread }));
  if (side !== null && sheetSide !== null && side !== sheetSide) {
    reader.tell("side", finding("SIDE_AGAINST_SHEET", { side: SIDES.labels[side], sheet: sheet ?? "" }));
  }
  return side;
}

/** 形态; an error when it is missing or none of the four. */
export const readForm = (reader: RowReader): Form | null =>
  required(reader, "form", FORMS, (text) => finding("FORM_UNREADABLE", { text }));

/** 省市; an error when it is missing or none of the three: it is never guessed from anything else. */
export const readRegion = (reader: RowReader): Region | null =>
  required(reader, "organization.region", REGIONS, (text) => finding("REGION_UNREADABLE", { text }));

/** 公开方式, PUBLIC when not stated. A word that is not understood is taken for the most careful one, and held. */
export const readVisibility = (reader: RowReader): Visibility =>
  optional(reader, "visibility", VISIBILITIES, finding("VISIBILITY_UNKNOWN", {}, "MATCH_ONLY"), "MATCH_ONLY") ?? "PUBLIC";

/** 来源渠道; null when not stated. */
export const readChannel = (reader: RowReader): SourceChannel | null =>
  optional(reader, "sourceChannel", CHANNELS, finding("SOURCE_UNKNOWN", {}, "IMPORT"), "IMPORT");

/** 计价方式; null when not stated. */
export const readBasis = (reader: RowReader): AmountBasis | null =>
  optional(reader, "amountBasis", BASES, finding("BASIS_UNKNOWN", {}, null), null);

/** The code of a taxonomy term by its code, label or alias; null when no term has it. */
export function termOf(text: string, terms: readonly Term[]): Term | null {
  if (text.length > LONGEST_WORD) return null;
  const keys = [foldLabel(text), foldLabel(simplified(text))];
  return terms.find((term) => term.code === text || term.labels.some((label) => keys.includes(foldLabel(label)))) ?? null;
}

/** 产业链 or 集群: blank is null, 不属于六链 is `none`, an unknown one is held and left out. */
export function readTerm(reader: RowReader, field: "chain" | "cluster", terms: readonly Term[]): string | null {
  const text = reader.text(field, { max: 80 });
  if (text === "") return null;
  if (field === "chain" && /^(?:none|不属于六链|非六链|不属于)$/u.test(foldLabel(text))) return "none";
  const term = termOf(text, terms) ?? termOf(text.replace(/(?:产业链|产业集群|产业|集群)$/u, ""), terms);
  if (term) return term.code;
  if (field === "chain" && /^(?:其他|其它|无|other)$/u.test(foldLabel(text))) {
    reader.tell(field, finding("CODE_READ", { label: "不属于六链" }, "none"));
    return "none";
  }
  reader.tell(field, finding(field === "chain" ? "CHAIN_UNKNOWN" : "CLUSTER_UNKNOWN", {}, null));
  return null;
}
