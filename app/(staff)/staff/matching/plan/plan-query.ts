import { type PlanQuery, planQuerySchema } from "#lib/matching/schema/whole-list.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** What an address asks for; a part that is no answer to its question stands as if it had not been asked. */
export function planQueryOf(params: SearchParams): PlanQuery {
  const query: Record<string, string> = {};
  for (const [name, field] of Object.entries(planQuerySchema.shape)) {
    const value = params[name];
    if (typeof value === "string" && value !== "" && field.safeParse(value).success) query[name] = value;
  }
  return planQuerySchema.parse(query);
}

/** The same as an address: `?scope=current&…`. */
export function planAddress(query: PlanQuery): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
}
