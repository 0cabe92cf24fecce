import { z } from "zod";
import { requiredParagraph } from "#lib/kernel/fields.ts";
import { WEIGHTS_FILE_LENGTH } from "#lib/matching/model/weights-file.ts";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";

const LARGEST = 1_000;

/** The same names as in the shipped weights, at every depth, each a number: a file of another scorer is refused by name. */
function shapeOf(value: unknown): z.ZodType {
  if (typeof value === "number") return z.number({ error: "应为数字" }).min(0, "不能为负数").max(LARGEST, "数值过大");
  if (Array.isArray(value)) return z.array(shapeOf(value[0])).length(value.length, `应有 ${value.length} 项`);
  if (typeof value === "boolean") return z.boolean({ error: "应为 true 或 false" });
  if (typeof value !== "object" || value === null) throw new Error("weights hold numbers only");
  return z.strictObject(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)])));
}

const POINTS = 100;
/** A cosine or a share of all points: never above 1. */
const SHARES = ["topicFull", "topicSure", "specsSure", "overBudgetLoss", "unansweredLoss", "missedLoss", "touchedLoss"] as const;
/** Divided by, or an exponent of what may be zero: zero would make scores that are no numbers. */
const POSITIVE = ["topicFull", "topicBend", "topicSure"] as const;

/** Weights as a file gives them: every number of the scorer, points adding up to 100, thresholds in their order. */
export const weightsSchema: z.ZodType<Weights> = (shapeOf(SHIPPED_WEIGHTS) as z.ZodType<Weights>).superRefine((weights, ctx) => {
  const sum = Object.values(weights.points).reduce((total, points) => total + points, 0);
  if (Math.abs(sum - POINTS) > 0.01)
    ctx.addIssue({
      code: "custom",
      path: ["points"],
      message: `各项分值合计应为 ${POINTS}，现为 ${Math.round(sum * 100) / 100}`,
    });
  for (const key of SHARES) if (weights[key] > 1) ctx.addIssue({ code: "custom", path: [key], message: "不能大于 1" });
  for (const key of POSITIVE) if (weights[key] === 0) ctx.addIssue({ code: "custom", path: [key], message: "应大于 0" });
  if (weights.recommendedFrom <= weights.shownFrom)
    ctx.addIssue({ code: "custom", path: ["recommendedFrom"], message: "“推荐”的起点应高于“可以看看”的起点" });
});

/** The data file that `npm run fit` writes. */
export const weightsFileSchema = z.strictObject({
  fittedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "日期应如 2026-11-21")
    .nullable(),
  weights: weightsSchema,
});

/** A file chosen, or its text pasted. */
export const proposeWeightsSchema = z.strictObject({
  text: z.string({ error: "应为文字" }).max(WEIGHTS_FILE_LENGTH, `最多 ${WEIGHTS_FILE_LENGTH} 个字符`).default(""),
  file: z.file().max(WEIGHTS_FILE_LENGTH, "文件过大").optional(),
});

/** Puts weights into use; `previous` is the activation that the page was made with, 0 for none. */
export const activateWeightsSchema = z.strictObject({
  version: z.number().int().min(0),
  previous: z.number().int().min(0),
  note: requiredParagraph(500),
});
export type ActivateWeights = z.output<typeof activateWeightsSchema>;
