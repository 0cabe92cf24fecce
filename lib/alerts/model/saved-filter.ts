import { z } from "zod";
import { requiredLine } from "#lib/kernel/fields.ts";
import { MAX_WAN } from "#lib/kernel/money.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { codePoints } from "#lib/kernel/text.ts";
import { COOPERATION, FORMS, SIDES } from "#lib/listings/model.ts";

/** So many values one condition can have; a sum is at most as high as that of a listing. */
export const MAX_VALUES = 60;
const several = <S extends z.ZodType<string>>(value: S) => z.array(value).max(MAX_VALUES, "条件过多").default([]);

/**
 * A filter of the list as it is kept: the names and values of the address of `/listings`, without order and page. All names are
 * there, so that one filter has one form.
 */
export const savedFilterSchema = z.strictObject({
  q: z
    .string({ error: "应为文字" })
    .trim()
    .refine((text) => codePoints(text) <= 100, "最多 100 个字")
    .default(""),
  side: several(z.enum(SIDES, { error: "类型无效" })),
  region: several(z.enum(REGIONS, { error: "地区无效" })),
  form: several(z.enum(FORMS, { error: "形态无效" })),
  chain: several(requiredLine(40)),
  cooperation: several(z.enum(COOPERATION, { error: "合作方式无效" })),
  division: several(z.string({ error: "区县代码无效" }).regex(/^1[1-3]\d{4}$/, "区县代码无效")),
  amountMaxWan: z
    .number({ error: "应为数字（万元）" })
    .min(0, "不能为负数")
    .max(MAX_WAN, "金额过大，单位是万元")
    .nullable()
    .default(null),
});

export type SavedFilter = z.output<typeof savedFilterSchema>;

const LISTS = ["side", "region", "form", "chain", "cooperation", "division"] as const;

/** The pairs of the address of the list that shows what this filter finds. */
export function filterPairsOf(filter: SavedFilter): [name: string, value: string][] {
  return [
    ...(filter.q ? [["q", filter.q] satisfies [string, string]] : []),
    ...LISTS.flatMap((name) => filter[name].map((value): [string, string] => [name, value])),
    ...(filter.amountMaxWan === null ? [] : [["amountMaxWan", String(filter.amountMaxWan)] satisfies [string, string]]),
  ];
}

/** `/listings?…`, below APP_BASE_URL. */
export function listPathOf(filter: SavedFilter): string {
  const pairs = filterPairsOf(filter);
  return pairs.length === 0 ? "/listings" : `/listings?${new URLSearchParams(pairs)}`;
}

/** One text for one question: the order in which values were ticked is no difference. */
export function filterKey(filter: SavedFilter): string {
  return filterPairsOf(filter)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join("&");
}

/** A kept filter; null for what another version wrote and this one does not know. */
export const readSavedFilter = (stored: unknown): SavedFilter | null => savedFilterSchema.safeParse(stored).data ?? null;

/** Do two kept filters ask the same? What is not known asks nothing. */
export function asksTheSame(one: unknown, other: unknown): boolean {
  const [a, b] = [readSavedFilter(one), readSavedFilter(other)];
  return a !== null && b !== null && filterKey(a) === filterKey(b);
}
