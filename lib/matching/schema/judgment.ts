import { z } from "zod";
import { paragraph } from "#lib/kernel/fields.ts";
import { JUDGMENT_REASONS } from "#lib/matching/model/judgment.ts";

/** Longest note beside a verdict, in characters. */
export const NOTE_LENGTH = 200;

/** 合适 or 不合适; a reason exactly with the latter, a note where the reason is OTHER. */
export const verdictSchema = z.strictObject({
  verdict: z.enum(["FIT", "UNFIT"], { error: "请选择合适或不合适" }),
  reason: z.enum(JUDGMENT_REASONS, { error: "请选择原因" }).nullable().default(null),
  note: paragraph(NOTE_LENGTH).default(""),
});

/** One's current word on a pair, with what was shown when it was given. */
export const feedbackSchema = z
  .strictObject({
    listing: z.string(),
    other: z.string(),
    verdict: z.enum(["FIT", "UNFIT"]),
    reason: z.enum(JUDGMENT_REASONS).nullable(),
    note: z.string(),
    score: z.number(),
    tier: z.enum(["RECOMMENDED", "POSSIBLE"]),
    engine: z.strictObject({ name: z.string(), version: z.string() }).meta({ id: "Engine" }),
    at: z.string(),
  })
  .meta({ id: "MatchFeedback" });

export type Feedback = z.output<typeof feedbackSchema>;

const code = z.string().min(1).max(40);
/** Where the form stood, for the way back; `counterpart`: on the public page of the other listing. */
const place = z.enum(["own", "matches", "public", "counterpart"]);

/** Forms of the pages. */
export const judgeFormSchema = z.strictObject({ ...verdictSchema.shape, code, other: code, place });
export const withdrawVerdictFormSchema = z.strictObject({ code, other: code, place });
export type JudgePlace = z.output<typeof place>;
