/**
 * A text that no spreadsheet runs: a leading `=`, `+`, `-`, `@`, tab or line break, also full-width, gets an apostrophe before it.
 * Firms write the texts, and whoever opens the file would run their formula.
 */
export function withoutFormula(text: string): string {
  return /^[\s\uFEFF]*[=+\-@＝＋－＠|]/u.test(text) || /^[\t\r\n\0]/u.test(text) ? `'${text}` : text;
}

const csvCell = (cell: string | number): string => {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV after RFC 4180: UTF-8 with a byte-order mark (Excel needs it for Chinese), CRLF. Texts come in without formulas. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): Buffer {
  return Buffer.from(`\uFEFF${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`, "utf8");
}
