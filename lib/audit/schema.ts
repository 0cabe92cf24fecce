import { z } from "zod";
import { day, line } from "#lib/kernel/fields.ts";
import { DEFAULT_LIMIT, MAX_LIMIT } from "#lib/kernel/pagination.ts";

const limitMessage = `应为 1–${MAX_LIMIT} 的整数`;

/** Filters of the trail; different ones together, days in Asia/Shanghai, both included. */
export const listAuditSchema = z.strictObject({
  action: line(60).optional(),
  objectType: line(40).optional(),
  objectId: line(80).optional(),
  objectCode: line(40).optional(),
  actorId: line(80).optional(),
  from: day().optional(),
  to: day().optional(),
  limit: z.coerce
    .number({ error: limitMessage })
    .int(limitMessage)
    .min(1, limitMessage)
    .max(MAX_LIMIT, limitMessage)
    .default(DEFAULT_LIMIT),
  cursor: z.string().max(200, "翻页参数无效，请从第一页重新开始").optional(),
});
export type ListAudit = z.output<typeof listAuditSchema>;

/** The closed shape of one row of the trail as it is answered. */
export const auditRowSchema = z.strictObject({
  seq: z.number(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  actorRole: z.string(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  objectCode: z.string().nullable(),
  result: z.string(),
  data: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditRow = z.output<typeof auditRowSchema>;
