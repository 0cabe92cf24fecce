import { z } from "zod";
import { REGIONS } from "#lib/kernel/regions.ts";

const region = z.enum(REGIONS);

/** Who could answer a listing that is still being written: firms, where they are, and the best of them with reasons. */
export const counterpartsSchema = z
  .strictObject({
    /** They would be recommended; false: nothing would, these may be worth a look. */
    sure: z.boolean(),
    firms: z.number().int(),
    /** There are more than were counted. */
    more: z.boolean(),
    regions: z.array(z.strictObject({ region, firms: z.number().int() })),
    samples: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        region,
        /** null: an anonymous listing. */
        organization: z.string().nullable(),
        reasons: z.array(z.strictObject({ text: z.string(), mine: z.string().nullable(), theirs: z.string().nullable() })),
      }),
    ),
  })
  .meta({ id: "Counterparts" });
export type CounterpartsFound = z.output<typeof counterpartsSchema>;
