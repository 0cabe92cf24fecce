import { z } from "zod";
import { email, requiredLine, version } from "#lib/kernel/fields.ts";
import { savedFilterSchema } from "./model/saved-filter.ts";

export const PACES = ["AT_ONCE", "DAILY", "OFF"] as const;
export const paceField = z.enum(PACES, { error: "请选择提醒频率" });
const name = requiredLine(40);

/** A new saved search of the API: filter, name, pace. */
export const saveSearchSchema = z.strictObject({ name, filter: savedFilterSchema, pace: paceField.default("DAILY") });
export type SaveSearch = z.output<typeof saveSearchSchema>;

export const changeSearchSchema = z.strictObject({
  name: name.optional(),
  pace: paceField.optional(),
  paused: z.boolean({ error: "应为 true 或 false" }).optional(),
  version: version().optional(),
});
export type ChangeSearch = Omit<z.output<typeof changeSearchSchema>, "version">;

/** A subscription without an account. */
export const subscribeSchema = z.strictObject({
  name,
  filter: savedFilterSchema,
  pace: z.enum(["AT_ONCE", "DAILY"], { error: "请选择提醒频率" }).default("DAILY"),
  email: email(),
});
export type Subscribe = z.output<typeof subscribeSchema>;

/** SavedSearch as its owner reads it. */
export const savedSearchResponse = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    filter: savedFilterSchema,
    pace: z.enum(PACES),
    paused: z.boolean(),
    /** Found since it was saved. */
    found: z.number().int(),
    createdAt: z.string(),
    version: z.number().int(),
    url: z.string(),
  })
  .meta({ id: "SavedSearch" });
export type SavedSearchView = z.output<typeof savedSearchResponse>;
