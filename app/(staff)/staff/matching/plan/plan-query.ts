import type { Viewing } from "#lib/kernel/context.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { fieldErrors } from "#lib/kernel/parse.ts";
import { type PlanQuery, planQuerySchema } from "#lib/matching/schema/whole-list.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** What an address asks for: `asked` as it stands there, `query` with the usual answer wherever `errors` names a wrong one. */
export async function readPlanQuery(ctx: Viewing, params: SearchParams) {
  const chains = await taxonomyOf(ctx.db, "chain");
  const asked: Partial<Record<keyof PlanQuery, string>> = {};
  const good: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const name of planQuerySchema.keyof().options) {
    const value = [params[name] ?? []].flat().join(",");
    if (value === "") continue;
    asked[name] = value;
    const read = planQuerySchema.shape[name].safeParse(value);
    if (!read.success) errors.push(...fieldErrors(read.error).map(({ message }) => ({ path: name, message })));
    else if (name === "chain" && !chains.some(({ code }) => code === value))
      errors.push({ path: name, message: "没有这条产业链" });
    else good[name] = value;
  }
  return { query: planQuerySchema.parse(good), asked, errors, chains };
}

/** The same as an address: `?scope=current&…`. */
export function planAddress(query: PlanQuery): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
}
