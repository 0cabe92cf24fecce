import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageParams } from "#lib/api/page-schema.ts";
import { ListingStatus } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import { line } from "#lib/kernel/fields.ts";
import { MAX_WAN } from "#lib/kernel/money.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { deleteDraft } from "#lib/listings/commands/delete-draft.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { COOPERATION, FORMS, SIDES } from "#lib/listings/model.ts";
import { toResponse } from "#lib/listings/queries/present.ts";
import { assertListingAbility, assertMayCreate, getListing, listListings } from "#lib/listings/queries.ts";
import { listingPageSchema, listingResponseSchema } from "#lib/listings/schema/response.ts";
import { listingPatchSchema, staffListingInputSchema } from "#lib/listings/schema.ts";

const anyOf = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.array(z.enum(values, { error: `${what}不在可选范围内` })).optional();
const codes = (pattern: RegExp, what: string) =>
  z
    .array(z.string().regex(pattern, `${what}无效`))
    .max(50, "最多 50 项")
    .optional();
const statuses = Object.values(ListingStatus) as [ListingStatus, ...ListingStatus[]];
const WAN_MESSAGE = "应为不小于 0 的数字（万元）";

/** Every filter of the list as it stands in an address. */
const listQuery = z.strictObject({
  ...pageParams,
  q: line(100).optional(),
  side: anyOf(SIDES, "类型"),
  form: anyOf(FORMS, "形态"),
  chain: codes(/^[a-z][a-z0-9-]{0,39}$/, "产业链"),
  region: anyOf(REGIONS, "地区"),
  division: codes(/^\d{6}$/, "区县"),
  cooperation: anyOf(COOPERATION, "合作方式"),
  // Not coerced: that would read an empty value as 0 and hide nearly everything.
  amountMaxWan: z
    .string()
    .regex(/^\d+(\.\d+)?$/, WAN_MESSAGE)
    .transform(Number)
    .pipe(z.number().max(MAX_WAN, "金额过大，单位是万元"))
    .optional(),
  externalId: line(80).optional(),
  mine: z
    .enum(["true", "false"], { error: "mine 应为 true 或 false" })
    .transform((value) => value === "true")
    .optional(),
  status: anyOf(statuses, "状态"),
  sort: z.enum(["relevance", "newest", "deadline"], { error: "排序不在可选范围内" }).optional(),
});

/** The listing as the caller may see it now. */
export async function answerListing(ctx: Context, code: string) {
  const body = toResponse(await getListing(ctx, code));
  return { body, location: `/api/v1/listings/${code}` };
}

export const listingRoutes = [
  defineRoute({
    method: "GET",
    path: "/listings",
    name: "listings.list",
    summary: "已发布的供需信息，附各项筛选的数目；mine=true 为本单位各状态的信息",
    query: listQuery,
    status: 200,
    response: listingPageSchema,
    signedIn: false,
    async handle(ctx, { query }) {
      const { items, ...page } = await listListings(ctx, query);
      return { body: { ...page, items: items.map(toResponse) } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/listings",
    name: "listings.create",
    summary: "新建一条草稿；工作人员可为没有账号的单位代填",
    body: staffListingInputSchema,
    status: 201,
    response: listingResponseSchema,
    ability: "listing.create",
    access: (ctx, { body }) => assertMayCreate(ctx, body),
    async handle(ctx, { body }) {
      const { code } = await createDraft(ctx, body);
      return answerListing(ctx, code);
    },
  }),
  defineRoute({
    method: "GET",
    path: "/listings/{code}",
    name: "listings.get",
    summary: "一条信息；已结束的返回 410 和它的状态",
    status: 200,
    response: listingResponseSchema,
    signedIn: false,
    handle: async (ctx, { params }) => ({ body: toResponse(await getListing(ctx, params.code ?? "")) }),
  }),
  defineRoute({
    method: "PATCH",
    path: "/listings/{code}",
    name: "listings.edit",
    summary: "修改信息；已发布的信息修改后成为修改稿，另行审核，原文照常公开",
    body: listingPatchSchema,
    status: 200,
    response: listingResponseSchema,
    ability: "listing.edit",
    needsVersion: true,
    access: (ctx, { params }) => assertListingAbility(ctx, params.code ?? "", "listing.edit"),
    async handle(ctx, { params, body, version }) {
      const { version: _inBody, ...patch } = body;
      await editListing(ctx, { code: params.code ?? "", patch, version });
      return { body: toResponse(await getListing(ctx, params.code ?? "")) };
    },
  }),
  defineRoute({
    method: "DELETE",
    path: "/listings/{code}",
    name: "listings.delete",
    summary: "删除从未提交过的草稿",
    status: 204,
    ability: "listing.delete",
    access: (ctx, { params }) => assertListingAbility(ctx, params.code ?? "", "listing.delete"),
    async handle(ctx, { params, version }) {
      await deleteDraft(ctx, { code: params.code ?? "", version });
      return { body: null };
    },
  }),
];
