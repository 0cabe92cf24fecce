import { z } from "zod";
import { editionNumberSchema } from "#lib/editions/schema.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";

/** What is matched as a whole: `current`, or the number of a frozen issue. */
export const runScopeSchema = z.union([z.literal(CURRENT), editionNumberSchema]);
