import { z } from "zod";
import { requestPasswordReset } from "#lib/accounts/commands/link-requests.ts";
import { resetPassword } from "#lib/accounts/commands/use-link.ts";
import { getMe } from "#lib/accounts/queries/get-me.ts";
import { resetInput, resetRequestInput } from "#lib/accounts/schema.ts";
import { defineRoute } from "#lib/api/define-route.ts";
import { EXPORT_LIMIT, LINK_LIMIT } from "#lib/api/rate-limit.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { exportOwnData } from "#lib/own-data/commands/export-own-data.ts";
import { sendOwnData } from "#lib/own-data/write/send.ts";
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
  defineRoute({
    method: "GET",
    path: "/me/export",
    name: "me.export",
    summary:
      "自己的全部数据（ZIP）：账号、本单位的信息和附件、对接、订阅、通知、操作记录；不含其他单位的联系方式；每次导出都留记录",
    status: 200,
    ability: "account.export",
    limit: EXPORT_LIMIT,
    handle: async (ctx) => sendOwnData(await exportOwnData(ctx)),
  }),
];
