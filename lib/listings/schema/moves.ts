import { z } from "zod";
import { addDays, addMonths, type Day } from "#lib/kernel/clock.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { day, paragraph, requiredLine, requiredParagraph, version } from "#lib/kernel/fields.ts";
import { FILES } from "../model/files.ts";
import { REASONS, VALID_MONTHS } from "../model.ts";
import { listingFields } from "../schema.ts";

/** A move that takes nothing but, if the caller likes, the version it read. */
export const plainMoveSchema = z.strictObject({ version: version().optional() });

/** A claim may be kept to a day (搁置), so many days ahead at most. */
export const HOLD_DAYS = 60;
export const claimSchema = z.strictObject({ until: day().optional(), version: version().optional() });

export const DECISIONS = ["approve", "return", "reject", "suspend", "reinstate"] as const;
export type DecisionName = (typeof DECISIONS)[number];

const fieldNoteSchema = z.strictObject({ path: requiredLine(60), note: requiredParagraph(1_000) });
export type FieldNote = z.output<typeof fieldNoteSchema>;

/** A moderator's decision as form and API send it. */
export const decisionSchema = z.strictObject({
  decision: z.enum(DECISIONS, { error: "审核结论不在可选范围内" }),
  reasons: z
    .array(z.enum(REASONS, { error: "原因不在可选范围内" }), { error: "应为列表" })
    .max(REASONS.length, `最多 ${REASONS.length} 项`)
    .refine((v) => new Set(v).size === v.length, "原因有重复")
    .default([]),
  note: paragraph(1_000).default(""),
  fieldNotes: z.array(fieldNoteSchema, { error: "应为列表" }).max(40, "最多 40 条").optional(),
  version: version().optional(),
});
export type DecisionInput = z.output<typeof decisionSchema>;

export const withdrawSchema = z.strictObject({ reason: paragraph(1_000).optional(), version: version().optional() });
/** Moves that the desk offers for several listings at once. */
export const BULK_MOVES = ["withdraw", "renew"] as const;
export type BulkMove = (typeof BULK_MOVES)[number];

export const renewSchema = z.strictObject({ validUntil: day().optional(), version: version().optional() });
export const fulfilSchema = z.strictObject({
  note: paragraph(1_000).optional(),
  interestId: z.uuid("对接申请编号无效").optional(),
  version: version().optional(),
});

/** Rules between the fields of a decision: every refusal has a reason, and OTHER is put in words. */
export function decisionErrors(input: Pick<DecisionInput, "decision" | "reasons" | "note" | "fieldNotes">): FieldError[] {
  const errors: FieldError[] = [];
  const needsReason = input.decision !== "approve" && input.decision !== "reinstate";
  if (needsReason && input.reasons.length === 0) errors.push({ path: "reasons", message: "请至少选择一项原因" });
  if (input.reasons.includes("OTHER") && input.note === "") errors.push({ path: "note", message: "选择“其他”时请写明原因" });
  for (const [i, { path }] of (input.fieldNotes ?? []).entries()) {
    const [root = ""] = path.split(".");
    if (root !== "side" && root !== FILES && !(root in listingFields))
      errors.push({ path: `fieldNotes.${i}.path`, message: "没有这一项" });
  }
  return errors;
}

/** The last day of a renewal: today to twelve months ahead. */
export function renewErrors(validUntil: Day, today: Day): FieldError[] {
  if (validUntil < today) return [{ path: "validUntil", message: "请选择今天或以后的日期" }];
  if (validUntil > addMonths(today, VALID_MONTHS)) return [{ path: "validUntil", message: `最多续期 ${VALID_MONTHS} 个月` }];
  return [];
}

/** The day to which a claim may be kept. */
export function holdErrors(until: Day, today: Day): FieldError[] {
  if (until < today) return [{ path: "until", message: "请选择今天或以后的日期" }];
  if (until > addDays(today, HOLD_DAYS)) return [{ path: "until", message: `最多搁置 ${HOLD_DAYS} 天` }];
  return [];
}
