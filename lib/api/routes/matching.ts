import { z } from "zod";
import { contentSoFar } from "#lib/actions/read-typed.ts";
import { defineRoute } from "#lib/api/define-route.ts";
import { languageParam } from "#lib/api/language-param.ts";
import { limitParam } from "#lib/api/page-schema.ts";
import { PREVIEW_LIMIT } from "#lib/api/rate-limit.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { typedListingSchema } from "#lib/listings/schema/typed.ts";
import { staffListingInputSchema } from "#lib/listings/schema.ts";
import { assertMayJudge, judgeMatch, withdrawVerdict } from "#lib/matching/commands/judge-match.ts";
import { assertOwnNeed, setSharedWish } from "#lib/matching/commands/share-needs.ts";
import { counterpartsWhileTyping } from "#lib/matching/queries/counterparts-while-typing.ts";
import { assertMatchesReadable } from "#lib/matching/queries/find-matches.ts";
import { DEFAULT_MATCHES, matchesFor, matchPair, previewMatches, toMatches } from "#lib/matching/queries/matches.ts";
import { getSharing } from "#lib/matching/queries/shared/shared-needs.ts";
import { counterpartsSchema } from "#lib/matching/schema/counterparts.ts";
import { feedbackSchema, verdictSchema } from "#lib/matching/schema/judgment.ts";
import { sharedWishResponse, sharedWishSchema } from "#lib/matching/schema/shared.ts";
import { matchesSchema, pairSchema } from "#lib/matching/schema.ts";
import { authorize } from "#lib/policies/authorize.ts";

const named = (params: Record<string, string>) => ({ code: params.code ?? "", other: params.other ?? "" });

const code = z.string({ error: "请给出信息编号" }).min(1, "请给出信息编号").max(40, "信息编号过长");

/** Matches of a listing, of a pair, of an unsaved listing. */
export const matchingRoutes = [
  defineRoute({
    method: "GET",
    path: "/listings/{code}/matches",
    name: "listings.matches",
    summary: "一条信息的匹配：按分数排列，附理由、待确认事项和差一点的信息",
    query: z.strictObject({ limit: limitParam(DEFAULT_MATCHES) }),
    status: 200,
    response: matchesSchema,
    signedIn: false,
    access: (ctx, { params }) => assertMatchesReadable(ctx, params.code ?? ""),
    handle: async (ctx, { params, query }) => ({ body: toMatches(await matchesFor(ctx, params.code ?? "", query)) }),
  }),
  defineRoute({
    method: "GET",
    path: "/match",
    name: "match.pair",
    summary: "两条信息为什么匹配，或为什么不匹配",
    query: z.strictObject({ a: code, b: code }),
    status: 200,
    response: pairSchema,
    signedIn: false,
    handle: async (ctx, { query }) => ({ body: await matchPair(ctx, query.a, query.b) }),
  }),
  defineRoute({
    method: "POST",
    path: "/listings/{code}/matches/{other}/feedback",
    name: "matches.judge",
    summary: "评价一条匹配：合适，或不合适并说明原因；每人对每一对只保留一个评价，可以改",
    body: verdictSchema,
    status: 200,
    response: feedbackSchema,
    ability: "match.judge",
    access: async (ctx, { params }) => {
      await assertMayJudge(ctx, named(params));
    },
    handle: async (ctx, { params, body }) => ({ body: await judgeMatch(ctx, { ...named(params), ...body }) }),
  }),
  defineRoute({
    method: "DELETE",
    path: "/listings/{code}/matches/{other}/feedback",
    name: "matches.withdrawVerdict",
    summary: "撤销自己对一条匹配的评价",
    status: 204,
    ability: "match.judge",
    handle: async (ctx, { params }) => {
      await withdrawVerdict(ctx, named(params));
      return { body: null };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/match/preview",
    name: "match.preview",
    summary: "一条未保存的信息会匹配到什么；不保存任何内容",
    body: staffListingInputSchema,
    status: 200,
    response: matchesSchema,
    ability: "match.preview",
    scope: "read",
    limit: PREVIEW_LIMIT,
    access: async (ctx) => authorize(ctx.actor, "match.preview", null),
    handle: async (ctx, { body }) => ({ body: toMatches(await previewMatches(ctx, body)) }),
  }),
  defineRoute({
    method: "POST",
    path: "/match/counterparts",
    name: "match.counterparts",
    summary: "正在填写的信息有多少家企业能对接：家数、地区和前几家的理由；读不懂的项略过，不保存任何内容",
    query: z.strictObject({ lang: languageParam }),
    body: typedListingSchema,
    status: 200,
    response: counterpartsSchema,
    ability: "match.preview",
    scope: "read",
    limit: PREVIEW_LIMIT,
    access: async (ctx) => authorize(ctx.actor, "match.preview", null),
    handle: async (ctx, { query, body }) => ({
      body: await counterpartsWhileTyping({ ...ctx, locale: query.lang }, contentSoFar(body.side, body.values, dayOf(ctx.now))),
    }),
  }),
  defineRoute({
    method: "POST",
    path: "/listings/{code}/shared-wish",
    name: "listings.setSharedWish",
    summary: "一条需求是否愿意与别的单位联合采购或联合攻关；空列表表示不愿意",
    body: sharedWishSchema,
    status: 200,
    response: sharedWishResponse,
    ability: "match.shareNeed",
    access: (ctx, { params }) => assertOwnNeed(ctx, params.code ?? ""),
    handle: async (ctx, { params, body }) => {
      const own = params.code ?? "";
      await setSharedWish(ctx, { code: own, ...body });
      return { body: { code: own, ways: (await getSharing(ctx, own))?.ways ?? [] } };
    },
  }),
];
