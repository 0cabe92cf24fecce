import { defineRoute } from "#lib/api/define-route.ts";
import { TYPING_LIMIT } from "#lib/api/rate-limit.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { keepTyping } from "#lib/listings/commands/keep-typing.ts";
import { assertListingAbility, assertMayCreate } from "#lib/listings/queries.ts";
import { beginDraftSchema, draftBegunSchema, keepTypingSchema, typingKeptSchema } from "#lib/listings/schema/typed.ts";

/** What the open form of a listing sends by itself, so that nothing typed is lost. */
export const typingRoutes = [
  defineRoute({
    method: "POST",
    path: "/drafts",
    name: "listings.begin",
    summary: "为正在填写的新信息建一条草稿；同一页面（key）重复请求得到同一条",
    body: beginDraftSchema,
    status: 201,
    response: draftBegunSchema,
    ability: "listing.create",
    limit: TYPING_LIMIT,
    access: (ctx, { body }) => assertMayCreate(ctx, body),
    async handle(ctx, { body }) {
      const { key, ...input } = body;
      const { code, version } = await createDraft(ctx, input, key);
      return { body: { code, version }, location: `/api/v1/listings/${code}` };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/listings/{code}/typing",
    name: "listings.keepTyping",
    summary: "暂存正在填写、尚未保存的内容；别处已写入新内容时不覆盖，返回那边的内容",
    body: keepTypingSchema,
    status: 200,
    response: typingKeptSchema,
    ability: "listing.edit",
    limit: TYPING_LIMIT,
    access: (ctx, { params }) => assertListingAbility(ctx, params.code ?? "", "listing.edit"),
    handle: async (ctx, { params, body }) => ({ body: await keepTyping(ctx, { code: params.code ?? "", ...body }) }),
  }),
];
