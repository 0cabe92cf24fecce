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
