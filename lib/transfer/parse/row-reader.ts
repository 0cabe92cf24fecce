import { codePoints } from "#lib/kernel/text.ts";
import type { Cell } from "#lib/transfer/model/cells.ts";
import { type Finding, finding, type Place, type Read, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import { type ColumnField, TEMPLATE_HEADINGS } from "#lib/transfer/model/headings.ts";
import type { RawRow, RawValue } from "#lib/transfer/model/raw-row.ts";
import { cleanText, hasEmoji } from "#lib/transfer/parse/clean.ts";
import { traditionalCount } from "#lib/transfer/parse/fold.ts";
import { entriesOf } from "#lib/transfer/parse/lists.ts";

const HEADING = new Map(TEMPLATE_HEADINGS.map(([heading, field]) => [field, heading]));
const PRIVATE: ReadonlySet<ColumnField> = new Set(["contact", "contact.name", "contact.phone", "contact.email"]);

type TextRule = { max: number; lines?: boolean; required?: boolean; prose?: boolean };

/** Reads the values of one row and collects what there is to say about them. */
export class RowReader {
  readonly remarks: Remark[] = [];

  constructor(private readonly raw: RawRow) {}

  value(field: ColumnField): RawValue | null {
    return this.raw.values.get(field) ?? null;
  }

  /** The heading of a field as the file writes it, else as the template does. */
  nameOf(field: ColumnField): string {
    return this.value(field)?.column ?? HEADING.get(field) ?? field;
  }

  /** Tell something about a field; `contractField` when the column stands for another field of the contract. */
  tell(field: ColumnField | null, found: Finding, contractField: string | null = field): void {
    const value = field === null ? null : this.value(field);
    const hidden = field !== null && PRIVATE.has(field);
    const place: Place = {
      sheet: this.raw.sheet,
      row: this.raw.row,
      column: value?.column ?? null,
      cell: value?.ref ?? null,
      field: contractField,
    };
    const before = value?.cell?.text ?? value?.list?.join("、") ?? null;
    this.remarks.push(
      remarkAt(place, hidden && found.after !== undefined ? { ...found, after: null } : found, hidden ? null : before),
    );
  }

  tellAll(field: ColumnField, findings: readonly Finding[], contractField: string | null = field): void {
    for (const found of findings) this.tell(field, found, contractField);
  }

  get failed(): boolean {
    return this.remarks.some((remark) => remark.level === "error");
  }

  /** The cell of a field; an error cell is told and counts as empty. */
  cell(field: ColumnField): Cell | null {
    const cell = this.value(field)?.cell ?? null;
    if (cell?.kind !== "error") return cell;
    this.tell(field, finding("CELL_ERROR", { text: cell.text.slice(0, 20) }, null));
    return null;
  }

  /** The cleaned text of a field, "" when empty or unusable. */
  text(field: ColumnField, rule: TextRule): string {
    const cell = this.cell(field);
    // A template of ours put an apostrophe before a leading sign; the text is what stands behind it.
    const cleaned = cleanText((cell?.text ?? "").replace(/^'(?=[=+\-@＝＋－＠|])/u, ""), rule.lines !== true);
    const { text } = cleaned;
    if (cleaned.broken) this.tell(field, finding("NOT_TEXT", { name: this.nameOf(field) }));
    else this.tellAll(field, cleaned.changes);
    if (text === "") {
      if (rule.required) this.tell(field, finding("MISSING", { name: this.nameOf(field) }));
      return "";
    }
    const actual = codePoints(text);
    if (actual > rule.max) this.tell(field, finding("TOO_LONG", { name: this.nameOf(field), max: rule.max, actual }));
    if (cell?.formula) this.tell(field, finding("FORMULA", {}, text));
    if (rule.prose) this.#tellOfProse(field, text);
    return cleaned.broken ? "" : text;
  }

  #tellOfProse(field: ColumnField, text: string): void {
    const sign = /^[=+\-@]/u.exec(text)?.[0];
    if (sign) this.tell(field, finding("LEADING_SIGN", { sign }, text));
    if (traditionalCount(text) >= 3) this.tell(field, finding("TRADITIONAL_TEXT", {}, text));
    if (hasEmoji(text)) this.tell(field, finding("EMOJI", {}, text));
  }

  /** The entries of a list, cleaned; too many or too long ones are errors. */
  list(field: ColumnField, most: number, longest: number): string[] {
    const value = this.value(field);
    const cell = this.cell(field);
    const joined = value?.list ? null : cleanText(cell?.text ?? "", false);
    if (joined?.broken) this.tell(field, finding("NOT_TEXT", { name: this.nameOf(field) }));
    else if (joined) this.tellAll(field, joined.changes);
    const entries = (value?.list ?? entriesOf(joined?.text ?? ""))
      .map((entry) => this.#entry(field, entry))
      .filter((entry) => entry !== "");
    const unique = [...new Set(entries)];
    const tooLong = unique.find((entry) => codePoints(entry) > longest);
    if (tooLong !== undefined)
      this.tell(field, finding("TOO_LONG", { name: this.nameOf(field), max: longest, actual: codePoints(tooLong) }));
    if (unique.length > most)
      this.tell(field, finding("TOO_MANY", { name: this.nameOf(field), max: most, actual: unique.length }));
    return unique;
  }

  #entry(field: ColumnField, entry: string): string {
    const cleaned = cleanText(entry, true);
    if (cleaned.broken) this.tell(field, finding("NOT_TEXT", { name: this.nameOf(field) }));
    else this.tellAll(field, cleaned.changes);
    return cleaned.broken ? "" : cleaned.text;
  }

  /** The side-only fields by name, cleaned; the schema knows their names and lengths. */
  details(): Record<string, string> {
    const { sheet, row } = this.raw;
    return Object.fromEntries(
      Object.entries(this.raw.details).map(([name, text]) => {
        const path = `details.${name}`;
        const { text: clean, changes, broken } = cleanText(text, false);
        const findings = broken ? [finding("NOT_TEXT", { name: path })] : changes;
        for (const found of findings)
          this.remarks.push(remarkAt({ sheet, row, column: path, cell: null, field: path }, found, text));
        return [name, clean];
      }),
    );
  }

  /** Take the value of a read and tell its findings. */
  take<T>(field: ColumnField, read: Read<T>, contractField: string | null = field): T {
    this.tellAll(field, read.findings, contractField);
    return read.value;
  }
}
