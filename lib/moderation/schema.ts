import { z } from "zod";
import { ReportKind, ReportStatus } from "#lib/db/generated/enums.ts";
import { line, requiredLine, requiredParagraph } from "#lib/kernel/fields.ts";

const kinds = Object.values(ReportKind) as [ReportKind, ...ReportKind[]];
const statuses = Object.values(ReportStatus) as [ReportStatus, ...ReportStatus[]];

/** A visitor's complaint about a public listing. */
export const reportInputSchema = z.strictObject({
  kind: z.enum(kinds, { error: "请选择举报类型" }),
  text: requiredParagraph(1_000),
  /** How to reach the complainant; optional. */
  contact: line(100).optional(),
});
export type ReportInput = z.output<typeof reportInputSchema>;

export const resolveReportSchema = z.strictObject({
  outcome: z.enum(["UPHELD", "DISMISSED"], { error: "请选择处理结果" }),
  note: requiredParagraph(1_000),
});
export type ResolveReport = z.output<typeof resolveReportSchema>;

export const sensitiveWordSchema = z.strictObject({ word: requiredLine(40) });

export const reportResponseSchema = z
  .strictObject({
    id: z.string(),
    listing: z.string(),
    kind: z.enum(kinds),
    text: z.string(),
    status: z.enum(statuses),
    createdAt: z.string(),
    dueAt: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: "Report" });
export type ReportView = z.output<typeof reportResponseSchema>;

export const reportStatusSchema = z.enum(statuses, { error: "状态不在可选范围内" });
