import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { pageOf, pageParams } from "#lib/api/page-schema.ts";
import type { Context } from "#lib/kernel/context.ts";
import { createOrganization } from "#lib/organizations/commands/create-organization.ts";
import { decideJoin } from "#lib/organizations/commands/decide-join.ts";
import { decideVerification } from "#lib/organizations/commands/decide-verification.ts";
import { editOrganization } from "#lib/organizations/commands/edit-organization.ts";
import { loadOrganization, policyRow } from "#lib/organizations/commands/load-organization.ts";
import { requestJoin } from "#lib/organizations/commands/request-join.ts";
import { sendClaimLink } from "#lib/organizations/commands/send-claim-link.ts";
import { verificationMoves } from "#lib/organizations/lifecycle.ts";
import { joinableOrganization } from "#lib/organizations/queries/find-organization.ts";
import { getOrganization } from "#lib/organizations/queries/get-organization.ts";
import { assertReadsJoinRequests, getJoinRequest, listJoinRequests } from "#lib/organizations/queries/join-requests.ts";
import {
  claimLinkInput,
  joinRequestInput,
  organizationInput,
  organizationPatch,
  verificationInput,
} from "#lib/organizations/schema.ts";
import { type Ability, authorize } from "#lib/policies/authorize.ts";
import { joinRequestResponse, organizationResponse } from "./organization-schemas.ts";

type Params = { params: Record<string, string> };
type FirmAbility = Extract<Ability, "organization.edit" | "organization.sendClaimLink" | "organization.decideJoin">;

/** Foreign or unknown: 404, forbidden: 403, before the body is judged. */
const needs =
  (ability: FirmAbility) =>
  async (ctx: Context, { params }: Params): Promise<void> =>
    authorize(ctx.actor, ability, policyRow(await loadOrganization(ctx.db, ctx, params.id ?? "")));

async function mayDecide(ctx: Context, { params, body }: Params & { body: unknown }): Promise<void> {
  const firm = policyRow(await loadOrganization(ctx.db, ctx, params.id ?? ""));
  const decision = typeof body === "object" && body !== null && "decision" in body ? body.decision : null;
  // A decision that is none is refused as input later; who may do nothing here learns that first.
  const move = decision === "submit" ? verificationMoves.submit : verificationMoves.verify;
  authorize(ctx.actor, move.ability, firm);
}

const join = (decision: "accept" | "decline") =>
  defineRoute({
    method: "POST",
    path: `/organizations/{id}/join-requests/{rid}/${decision}`,
    name: `organizations.${decision}Join`,
    summary: decision === "accept" ? "同意一个人加入单位" : "谢绝一个人加入单位",
    status: 200,
    response: joinRequestResponse,
    ability: "organization.decideJoin",
    access: needs("organization.decideJoin"),
    async handle(ctx, { params }) {
      await decideJoin(ctx, params.id ?? "", params.rid ?? "", decision);
      return { body: await getJoinRequest(ctx, params.rid ?? "") };
    },
  });

export const organizationRoutes = [
  defineRoute({
    method: "POST",
    path: "/organizations",
    name: "organizations.create",
    summary: "登记单位：还没有单位的人成为其管理员；工作人员代单位登记",
    body: organizationInput,
    status: 201,
    response: organizationResponse,
    ability: "organization.create",
    access: async (ctx) => authorize(ctx.actor, "organization.create", null),
    async handle(ctx, { body }) {
      const id = await createOrganization(ctx, body);
      // The caller has just become a member; the request's actor does not know it yet.
      const actor = ctx.actor.role === "MEMBER" ? { ...ctx.actor, organizationId: id, orgRole: "OWNER" as const } : ctx.actor;
      return { body: await getOrganization({ ...ctx, actor }, id), location: `/api/v1/organizations/${id}` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/organizations/{id}",
    name: "organizations.get",
    summary: "一个单位：已认证或有公开信息的对所有人可见",
    status: 200,
    response: organizationResponse,
    signedIn: false,
    handle: async (ctx, { params }) => ({ body: await getOrganization(ctx, params.id ?? "") }),
  }),
  defineRoute({
    method: "PATCH",
    path: "/organizations/{id}",
    name: "organizations.edit",
    summary: "修改单位信息；已认证单位改名称或代码后需重新认证",
    body: organizationPatch,
    status: 200,
    response: organizationResponse,
    ability: "organization.edit",
    needsVersion: true,
    access: needs("organization.edit"),
    async handle(ctx, { params, body, version }) {
      const { version: _read, ...patch } = body;
      await editOrganization(ctx, params.id ?? "", version ?? -1, patch);
      return { body: await getOrganization(ctx, params.id ?? "") };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/organizations/{id}/verification",
    name: "organizations.verification",
    summary: "单位认证：管理员提交，审核员通过、退回、暂停、恢复",
    body: verificationInput,
    status: 200,
    response: organizationResponse,
    ability: "organization.verify",
    needsVersion: true,
    scope: "write",
    access: mayDecide,
    async handle(ctx, { params, body, version }) {
      await decideVerification(ctx, params.id ?? "", version, body);
      return { body: await getOrganization(ctx, params.id ?? "") };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/organizations/{id}/join-requests",
    name: "organizations.requestJoin",
    summary: "申请加入一个已登记的单位",
    body: joinRequestInput,
    status: 201,
    response: joinRequestResponse,
    ability: "organization.requestJoin",
    async access(ctx, { params }) {
      await joinableOrganization(ctx, params.id ?? "");
      authorize(ctx.actor, "organization.requestJoin", null);
    },
    async handle(ctx, { params, body }) {
      const id = await requestJoin(ctx, { organizationId: params.id ?? "", note: body.note });
      return { body: await getJoinRequest(ctx, id), location: `/api/v1/organizations/${params.id}/join-requests` };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/organizations/{id}/join-requests",
    name: "organizations.joinRequests",
    summary: "单位收到的加入申请：管理员可见；单位还没有账号时由工作人员处理",
    query: z.strictObject(pageParams),
    status: 200,
    response: pageOf(joinRequestResponse),
    ability: "organization.readJoinRequests",
    access: (ctx, { params }) => assertReadsJoinRequests(ctx, params.id ?? ""),
    handle: async (ctx, { params, query }) => ({ body: await listJoinRequests(ctx, params.id ?? "", query) }),
  }),
  join("accept"),
  join("decline"),
  defineRoute({
    method: "POST",
    path: "/organizations/{id}/claim-link",
    name: "organizations.claimLink",
    summary: "向代登记单位的联系人发送认领链接（工作人员）",
    body: claimLinkInput,
    status: 204,
    ability: "organization.sendClaimLink",
    access: needs("organization.sendClaimLink"),
    async handle(ctx, { params, body }) {
      await sendClaimLink(ctx, params.id ?? "", body.email ?? null);
      return { body: null };
    },
  }),
];
