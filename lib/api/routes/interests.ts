import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf } from "#lib/api/page-schema.ts";
import { acceptInterest, declineInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest, assertMayAsk } from "#lib/interests/commands/ask-interest.ts";
import { closeInterest, revokeInterest, withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import { reportOutcome } from "#lib/interests/commands/report-outcome.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { listInterests } from "#lib/interests/queries/list-interests.ts";
import { loadInterest } from "#lib/interests/queries/load-interest.ts";
import {
  acceptInterestSchema,
  askInterestSchema,
  closeInterestSchema,
  declineInterestSchema,
  interestViewSchema,
  listInterestsSchema,
  reportOutcomeSchema,
  revokeInterestSchema,
  withdrawInterestSchema,
} from "#lib/interests/schema.ts";
import type { Context } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";

type InterestAbility = "interest.answer" | "interest.withdraw" | "interest.close" | "interest.reportOutcome" | "interest.revoke";

/** A move answers the request as its caller may now see it, without contacts: those are only ever read. */
function move<S extends z.ZodObject>(
  verb: string,
  summary: string,
  ability: InterestAbility,
  body: S,
  run: (ctx: Context, id: string, input: z.output<S>, version: number | null) => Promise<void>,
) {
  return defineRoute({
    method: "POST",
    path: `/interests/{id}/${verb}`,
    name: `interests.${verb}`,
    summary,
    body,
    status: 200,
    response: interestViewSchema,
    ability,
    async access(ctx, { params }) {
      authorize(ctx.actor, ability, await loadInterest(ctx.db, ctx.actor, params.id ?? ""));
    },
    async handle(ctx, { params, body: input, version }) {
      const id = params.id ?? "";
      await run(ctx, id, input as z.output<S>, version);
      return { body: await getInterest(ctx, id) };
    },
  });
}

export const interestRoutes = [
  defineRoute({
    method: "POST",
    path: "/listings/{code}/interests",
    name: "interests.ask",
    summary: "对一条已发布的信息提出对接申请（三问：寻求的合作、待澄清的问题、我方情况）",
    body: askInterestSchema,
    status: 201,
    response: interestViewSchema,
    ability: "interest.ask",
    async access(ctx, { params }) {
      await assertMayAsk(ctx, params.code ?? "");
    },
    async handle(ctx, { params, body }) {
      const id = await askInterest(ctx, params.code ?? "", body);
      return { body: await getInterest(ctx, id), location: `/api/v1/interests/${id}` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/interests",
    name: "interests.list",
    summary: "收到的（box=in）和发出的（box=out）对接申请，不含联系方式",
    query: listInterestsSchema,
    status: 200,
    response: pageOf(interestViewSchema),
    async handle(ctx, { query }) {
      return { body: await listInterests(ctx, query) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/interests/{id}",
    name: "interests.get",
    summary: "一份对接申请；双方同意后含联系方式，每次查看都有记录（contact=false 则不含，也不记录）",
    query: z.strictObject({ contact: z.enum(["true", "false"], { error: "应为 true 或 false" }).default("true") }),
    status: 200,
    response: interestViewSchema,
    ability: "interest.read",
    async access(ctx, { params }) {
      await loadInterest(ctx.db, ctx.actor, params.id ?? "");
    },
    async handle(ctx, { params, query }) {
      const id = params.id ?? "";
      return { body: query.contact === "false" ? await getInterest(ctx, id) : await getInterestWithContact(ctx, id) };
    },
  }),
  move(
    "accept",
    "同意对接：保存授权，双方互见联系方式；单位没有账号时由协会记录其答复（consentNote）",
    "interest.answer",
    acceptInterestSchema,
    (ctx, id, input, version) => acceptInterest(ctx, { id, version, consentNote: input.consentNote }),
  ),
  move(
    "decline",
    "婉拒：理由不会告诉申请方",
    "interest.answer",
    declineInterestSchema,
    (ctx, id, { reason, consentNote }, version) => declineInterest(ctx, { id, version, reason, consentNote }),
  ),
  move("withdraw", "申请方撤回尚未答复的申请", "interest.withdraw", withdrawInterestSchema, (ctx, id, _input, version) =>
    withdrawInterest(ctx, { id, version }),
  ),
  move("close", "同意之后任一方记为未成，须写明原因", "interest.close", closeInterestSchema, (ctx, id, { reason }, version) =>
    closeInterest(ctx, { id, version, reason }),
  ),
  move(
    "outcome",
    "报告对接进展；双方都报告同一阶段才计为成果",
    "interest.reportOutcome",
    reportOutcomeSchema,
    (ctx, id, input, version) => reportOutcome(ctx, { ...input, id, readVersion: version }),
  ),
  move(
    "revoke",
    "撤销授权：从此刻起平台不再向任何人显示双方的联系方式",
    "interest.revoke",
    revokeInterestSchema,
    (ctx, id, { reason }, version) => revokeInterest(ctx, { id, version, reason }),
  ),
];
