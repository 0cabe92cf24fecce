import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { languageParam } from "#lib/api/language-param.ts";
import { SUGGEST_LIMIT } from "#lib/api/rate-limit.ts";
import { line } from "#lib/kernel/fields.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { suggest } from "#lib/search/queries/suggest.ts";

const text = { text: z.string(), path: z.string() };

const suggestion = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("CHAIN"), ...text, count: z.int() }),
  z.strictObject({ kind: z.literal("WORD"), ...text, count: z.int() }),
  z.strictObject({ kind: z.literal("FIRM"), ...text, region: z.enum(REGIONS) }),
]);

export const suggestionRoutes = [
  defineRoute({
    method: "GET",
    path: "/suggestions",
    name: "suggestions.list",
    summary: "输入时的搜索建议：产业链、关键字、单位，只含公开内容；path 是对应页面的地址",
    query: z.strictObject({ q: line(100), lang: languageParam }),
    status: 200,
    response: z.strictObject({ items: z.array(suggestion) }),
    signedIn: false,
    limit: SUGGEST_LIMIT,
    handle: async (ctx, { query }) => ({ body: { items: await suggest({ ...ctx, locale: query.lang }, query.q) } }),
  }),
];
