import { z } from "zod";
import { requestPasswordReset } from "#lib/accounts/commands/link-requests.ts";
import { resetPassword } from "#lib/accounts/commands/use-link.ts";
import { getMe } from "#lib/accounts/queries/get-me.ts";
import { resetInput, resetRequestInput } from "#lib/accounts/schema.ts";
import { defineRoute } from "#lib/api/define-route.ts";
import { LINK_LIMIT } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { meResponse } from "./organization-schemas.ts";

export const accountRoutes = [
  defineRoute({
    method: "POST",
    path: "/password-resets",
    name: "passwordResets.create",
    summary: "申请重设密码的邮件；账号存在与否，回答都一样",
    body: resetRequestInput,
    status: 202,
    response: z.strictObject({ accepted: z.literal(true) }),
    signedIn: false,
    ability: "account.recover",
    limit: LINK_LIMIT,
    async handle(ctx, { body }) {
      await inEvenTime(() => requestPasswordReset(ctx, body.identifier));
      return { body: { accepted: true } };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/password-resets/confirm",
    name: "passwordResets.confirm",
    summary: "用邮件里的一次性链接设置新密码，所有登录随之结束",
    body: resetInput,
    status: 204,
    signedIn: false,
    ability: "account.recover",
    limit: LINK_LIMIT,
    async handle(ctx, { body }) {
      await resetPassword(ctx, body);
      return { body: null };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/me",
    name: "me.get",
    summary: "当前账号、身份、单位和密钥的权限范围",
    status: 200,
    response: meResponse,
    handle: async (ctx) => ({ body: await getMe(ctx) }),
  }),
];
