import ExcelJS from "exceljs";
import type { Vocabulary } from "#lib/transfer/model/record.ts";

/** The headings of the template used by most fixtures, in the order of `goodRow`. */
export const HEADINGS = [
  "类型",
  "形态",
  "名称",
  "详细说明",
  "单位名称",
  "省市",
  "区县",
  "合作方式",
  "最低金额(万元)",
  "最高金额(万元)",
  "需求时限",
  "有效期至",
];

/** A good row under HEADINGS; `over` replaces cells by heading. */
export function goodRow(over: Readonly<Record<string, ExcelJS.CellValue>> = {}): ExcelJS.CellValue[] {
  const row: Record<string, ExcelJS.CellValue> = {
    ...{
      类型: "需求",
      形态: "产品",
      名称: "求购伺服电机",
      详细说明: "功率 2 kW，一年约 200 台。",
      单位名称: "唐山示例机械有限公司",
      省市: "河北",
    },
    ...{
      区县: "唐山市丰润区",
      合作方式: "采购",
      "最低金额(万元)": 50,
      "最高金额(万元)": 80,
      需求时限: new Date("2027-06-30"),
      有效期至: new Date("2027-11-20"),
    },
  };
  return HEADINGS.map((heading) => (heading in over ? (over[heading] ?? null) : (row[heading] ?? null)));
}

/** A workbook file made by another library than the one that reads it. */
export async function workbookOf(build: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook with one sheet of HEADINGS and these rows. */
export function simpleWorkbook(rows: readonly ExcelJS.CellValue[][]): Promise<Buffer> {
  return workbookOf((workbook) => {
    const sheet = workbook.addWorksheet("清单");
    sheet.addRow(HEADINGS);
    for (const row of rows) sheet.addRow(row);
  });
}

/** The six chains, as the taxonomy seeds them. */
export const VOCABULARY: Vocabulary = {
  chains: [
    { code: "hydrogen", labels: ["氢能"] },
    { code: "biomedicine", labels: ["生物医药"] },
    { code: "cyber-industrial-internet", labels: ["网络安全和工业互联网", "工业互联网"] },
    { code: "machine-tools", labels: ["高端工业母机"] },
    { code: "nev-icv", labels: ["新能源和智能网联汽车", "新能源汽车和智能网联汽车"] },
    { code: "robotics", labels: ["机器人"] },
  ],
  clusters: [{ code: "integrated-circuits", labels: ["集成电路"] }],
};

/** The bytes of a file as a stream gives them, `step` at a time. */
export async function* chunksOf(bytes: Uint8Array, step = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
