import { z } from "zod";

const STATUSES = [
  "DRAFT",
  "SUBMITTED",
  "IN_REVIEW",
  "RETURNED",
  "PUBLISHED",
  "REJECTED",
  "SUSPENDED",
  "FULFILLED",
  "WITHDRAWN",
  "EXPIRED",
  "ARCHIVED",
] as const;

/** What is published: nothing, rows without `hold`, or these too. */
export const PUBLISH_MODES = ["none", "valid", "all"] as const;
export type PublishMode = (typeof PUBLISH_MODES)[number];

const flag = z
  .enum(["true", "false", "on", "1", "0"], { error: "应为 true 或 false" })
  .transform((value) => value === "true" || value === "on" || value === "1");

/** The text fields beside the file of `POST /imports`. */
export const importOptionsSchema = z.strictObject({
  dryRun: flag.default(false),
  publish: z.enum(PUBLISH_MODES, { error: "publish 应为 none、valid 或 all" }).default("none"),
  sourceChannel: z
    .enum(["WEB", "PHONE", "EMAIL", "QR", "EVENT", "IMPORT"], { error: "来源渠道不在可选范围内" })
    .default("IMPORT"),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

const count = z.number().int().min(0);

/** Counts of a report; `rows` = created + updated + unchanged + rejected. */
export const importCountsSchema = z.strictObject({
  ...{
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
    held: count,
    published: count,
    expired: count,
  },
});
export type ImportCounts = z.output<typeof importCountsSchema>;

/** What became of one row. */
export const importRowSchema = z.strictObject({
  sheet: z.string().nullable(),
  row: z.number().int(),
  externalId: z.string().nullable(),
  code: z.string().nullable(),
  outcome: z.enum(["created", "updated", "unchanged", "rejected"]),
  status: z.enum(STATUSES).nullable(),
});
export type ImportRow = z.output<typeof importRowSchema>;

/** One remark, at its level. */
export const importRemarkSchema = z.strictObject({
  sheet: z.string().nullable(),
  row: z.number().int(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  field: z.string().nullable(),
  level: z.enum(["error", "hold", "note"]),
  code: z.string(),
  message: z.string(),
  before: z.string().nullable(),
  after: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
});
export type ImportRemark = z.output<typeof importRemarkSchema>;

/** The report of an import: contract.md section 5. */
export const importReportSchema = z.strictObject({
  id: z.string(),
  file: z.string(),
  sha256: z.string(),
  status: z.enum(["QUEUED", "RUNNING", "DONE", "FAILED"]),
  dryRun: z.boolean(),
  publish: z.enum(PUBLISH_MODES),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  error: z.string().nullable(),
  counts: importCountsSchema,
  rows: z.array(importRowSchema),
  remarks: z.array(importRemarkSchema),
});
export type ImportReport = z.output<typeof importReportSchema>;
