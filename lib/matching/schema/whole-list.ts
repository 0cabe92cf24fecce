import { z } from "zod";
import { editionNumberSchema } from "#lib/editions/schema.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { PLAN_DEFAULTS } from "#lib/matching/model/plan/plan.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";

/** What is matched as a whole: `current`, or the number of a frozen issue. */
export const runScopeSchema = z.union([z.literal(CURRENT), editionNumberSchema]);

const places = (most: number, usual: number) =>
  z.coerce
    .number({ error: `应为 1 到 ${most}` })
    .int(`应为 1 到 ${most}`)
    .min(1, `应为 1 到 ${most}`)
    .max(most, `应为 1 到 ${most}`)
    .default(usual);

/** What staff ask of a plan, as an address carries it; blank filters admit everything. */
export const planQuerySchema = z.object({
  scope: runScopeSchema.default(CURRENT),
  chain: z.string().max(40).default(""),
  region: z.enum(["", ...REGIONS]).default(""),
  /** Pairs worth a meeting: recommended ones, or all that break nothing. */
  tier: z.enum(["recommended", "possible"]).default("recommended"),
  order: z.enum(["balanced", "score"]).default("balanced"),
  perFirm: places(20, PLAN_DEFAULTS.perFirm),
  perListing: places(10, PLAN_DEFAULTS.perListing),
});

export type PlanQuery = z.output<typeof planQuerySchema>;
