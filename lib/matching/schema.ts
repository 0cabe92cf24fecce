import { z } from "zod";
import { listingResponseSchema } from "#lib/listings/schema/response.ts";

/** Name and version of the scorer, in every answer. The version rises with weights, constraints or parsers. */
export const ENGINE = { name: "jjj-match", version: "2.1" } as const;

/** The scorer as it stands in answers: with weights that staff have activated, their number is part of its version. */
export const engineWith = (weightsVersion: number): { name: string; version: string } =>
  weightsVersion === 0 ? ENGINE : { name: ENGINE.name, version: `${ENGINE.version}+w${weightsVersion}` };

/** The same as a run keeps it, and the number of the weights in it. */
export function runEngineWith(weightsVersion: number): string {
  const { name, version } = engineWith(weightsVersion);
  return `${name} ${version}`;
}
export const weightsVersionOf = (runEngine: string): number => Number(/\+w(\d+)$/.exec(runEngine)?.[1] ?? 0);

const engineSchema = z.strictObject({ name: z.string(), version: z.string() }).meta({ id: "Engine" });
const tierSchema = z.enum(["RECOMMENDED", "POSSIBLE"]);

const quotes = {
  /** Exact piece of a text of the listing asked about (`a` of a pair); null when the line rests on a field. */
  mine: z.string().nullable(),
  /** Exact piece of a text of the other listing (`b`). */
  theirs: z.string().nullable(),
};

const reasonSchema = z
  .strictObject({ kind: z.string(), text: z.string(), points: z.number(), ...quotes })
  .meta({ id: "ReasonLine" });
const cautionSchema = z.strictObject({ kind: z.string(), text: z.string(), ...quotes }).meta({ id: "CautionLine" });
const failedSchema = z
  .strictObject({
    constraint: z.enum([
      "REGION",
      "QUALIFICATION",
      "BUDGET",
      "DATE",
      "SPEC",
      "EXCLUSION",
      "SIDE",
      "SELF",
      "VALIDITY",
      "BLOCKED",
      "UNAVAILABLE",
    ]),
    text: z.string(),
    /** Smallest change that would help. */
    change: z.string().nullable(),
    ...quotes,
  })
  .meta({ id: "Failed" });

const suggestionSchema = z
  .strictObject({ kind: z.string(), field: z.string(), text: z.string(), count: z.number().int() })
  .meta({ id: "Suggestion" });

/** The contract's Matches. */
export const matchesSchema = z
  .strictObject({
    listing: z.string().nullable(),
    asOf: z.string(),
    engine: engineSchema,
    /** Nothing is RECOMMENDED. */
    noMatch: z.boolean(),
    items: z.array(
      z.strictObject({
        listing: listingResponseSchema,
        score: z.number(),
        tier: tierSchema,
        reasons: z.array(reasonSchema),
        cautions: z.array(cautionSchema),
      }),
    ),
    nearMisses: z.array(z.strictObject({ listing: listingResponseSchema, failed: z.array(failedSchema) })),
    hiddenCount: z.number().int(),
    /** In a preview alone: what its author could add, and how many counterparts ask for it. */
    suggestions: z.array(suggestionSchema).optional(),
  })
  .meta({ id: "Matches" });

/** The contract's PairAnswer. */
export const pairSchema = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    asOf: z.string(),
    engine: engineSchema,
    compatible: z.boolean(),
    score: z.number().nullable(),
    tier: tierSchema.nullable(),
    reasons: z.array(reasonSchema),
    cautions: z.array(cautionSchema),
    failed: z.array(failedSchema),
  })
  .meta({ id: "PairAnswer" });

/** Form of the never-match list. */
export const blockSchema = z.object({ code: z.string().min(1).max(40) });
export const unblockSchema = z.object({ id: z.uuid() });

export type Matches = z.output<typeof matchesSchema>;
export type PairAnswer = z.output<typeof pairSchema>;
