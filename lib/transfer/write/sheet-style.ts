import type { CellStyle } from "hucre/xlsx";

/** The look of a heading in the workbooks that staff receive. */
export const HEADING_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: "1E2328" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FAF7F0" } },
  border: { bottom: { style: "medium", color: { rgb: "A8321F" } } },
  alignment: { vertical: "center", wrapText: true },
};

/** The font that Chinese office programs have. */
export const DEFAULT_FONT = { name: "Microsoft YaHei", size: 10 } as const;

/** A text that no spreadsheet runs as a formula: an apostrophe goes before a leading `=`, `+`, `-`, `@`, tab or line break, also full-width ones. */
export function neutralised(text: string): string {
  return /^[\s\uFEFF]*[=+\-@＝＋－＠|]/u.test(text) || /^[\t\r\n\0]/u.test(text) ? `'${text}` : text;
}
