import type { z } from "zod";
import { defineRoute, type Route } from "#lib/api/define-route.ts";
import type { Context } from "#lib/kernel/context.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { discardRevision } from "#lib/listings/commands/discard-revision.ts";
import { fulfilListing } from "#lib/listings/commands/fulfil-listing.ts";
import { releaseListing } from "#lib/listings/commands/release-listing.ts";
import { renewListing } from "#lib/listings/commands/renew-listing.ts";
import { reopenListing } from "#lib/listings/commands/reopen-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { toResponse } from "#lib/listings/queries/present.ts";
import { assertListingAbility, getListing, type ListingAbility } from "#lib/listings/queries.ts";
import {
  claimSchema,
  decisionSchema,
  fulfilSchema,
  plainMoveSchema,
  renewSchema,
  withdrawSchema,
} from "#lib/listings/schema/moves.ts";
import { listingResponseSchema } from "#lib/listings/schema/response.ts";

type MoveOf<B extends z.ZodObject> = {
  /** Last part of the path, and of the operation's name. */
  verb: string;
  summary: string;
  ability: ListingAbility;
  body: B;
  needsVersion?: boolean;
  run(ctx: Context, input: Omit<z.output<B>, "version"> & { code: string; version: number | null }): Promise<void>;
};

/** A POST that moves one listing and answers with it as the caller may see it then. */
function move<B extends z.ZodObject>({ verb, summary, ability, body, needsVersion = false, run }: MoveOf<B>): Route {
  return defineRoute({
    method: "POST",
    path: `/listings/{code}/${verb}`,
    name: `listings.${verb}`,
    summary,
    body,
    status: 200,
    response: listingResponseSchema,
    ability,
    needsVersion,
    access: (ctx, { params }) => assertListingAbility(ctx, params.code ?? "", ability),
    async handle(ctx, { params, body: sent, version }) {
      const code = params.code ?? "";
      await run(ctx, { ...(sent as z.output<B>), code, version });
      return { body: toResponse(await getListing(ctx, code)) };
    },
  });
}

export const listingMoveRoutes: readonly Route[] = [
  move({
    verb: "submit",
    summary: "提交审核（提交即同意公布）",
    ability: "listing.submit",
    body: plainMoveSchema,
    run: submitListing,
  }),
  move({
    verb: "withdraw",
    summary: "撤回；工作人员撤回须写明原因",
    ability: "listing.withdraw",
    body: withdrawSchema,
    run: withdrawListing,
  }),
  move({ verb: "renew", summary: "续期，默认 12 个月", ability: "listing.renew", body: renewSchema, run: renewListing }),
  move({ verb: "fulfil", summary: "标记为已达成", ability: "listing.fulfil", body: fulfilSchema, run: fulfilListing }),
  move({
    verb: "reopen",
    summary: "把已撤回的信息重新变为草稿",
    ability: "listing.reopen",
    body: plainMoveSchema,
    run: reopenListing,
  }),
  move({
    verb: "claim",
    summary: "开始审核（30 分钟），或搁置到某日（审核员）",
    ability: "listing.review",
    body: claimSchema,
    run: claimListing,
  }),
  move({
    verb: "release",
    summary: "放回待审队列（审核员）",
    ability: "listing.review",
    body: plainMoveSchema,
    run: releaseListing,
  }),
  move({
    verb: "decision",
    summary: "审核结论：通过、退回、不予发布、下架、恢复（审核员）",
    ability: "listing.review",
    body: decisionSchema,
    needsVersion: true,
    run: decideListing,
  }),
  move({
    verb: "undo",
    summary: "30 秒内撤销自己的审核结论（审核员）",
    ability: "listing.review",
    body: plainMoveSchema,
    run: undoDecision,
  }),
  defineRoute({
    method: "DELETE",
    path: "/listings/{code}/pending",
    name: "listings.discardRevision",
    summary: "放弃修改稿，已发布的内容不变",
    status: 204,
    ability: "listing.discard",
    access: (ctx, { params }) => assertListingAbility(ctx, params.code ?? "", "listing.discard"),
    async handle(ctx, { params, version }) {
      await discardRevision(ctx, { code: params.code ?? "", version });
      return { body: null };
    },
  }),
];
