import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { createEdition } from "#lib/editions/commands/create-edition.ts";
import { freezeEdition } from "#lib/editions/commands/freeze-edition.ts";
import { publishEdition } from "#lib/editions/commands/publish-edition.ts";
import { findHead, getEdition, listEditions } from "#lib/editions/queries/editions.ts";
import { createEditionSchema, editionHeadSchema, editionSchema, listEditionsSchema } from "#lib/editions/schema.ts";
import { version } from "#lib/kernel/fields.ts";
import { authorize } from "#lib/policies/authorize.ts";

const move = z.strictObject({ version: version().optional() });
const page = z.strictObject({ items: z.array(editionHeadSchema), total: z.int(), nextCursor: z.string().nullable() });

/** The periodic issues. */
export const editionRoutes = [
  defineRoute({
    method: "GET",
    path: "/editions",
    name: "editions.list",
    summary: "各期清单，最新的在前；未发布的只有工作人员可见",
    query: listEditionsSchema,
    status: 200,
    response: page,
    signedIn: false,
    async handle(ctx, { query }) {
      return { body: await listEditions(ctx, query) };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/editions/{number}",
    name: "editions.get",
    summary: "一期清单的全部条目；征集中的一期给出此刻定稿会得到的条目",
    status: 200,
    response: editionSchema,
    signedIn: false,
    async handle(ctx, { params }) {
      return { body: await getEdition(ctx, params.number ?? "") };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/editions",
    name: "editions.create",
    summary: "建立一期：期号、期间、统计时点",
    body: createEditionSchema,
    status: 201,
    response: editionSchema,
    ability: "edition.compile",
    async access(ctx) {
      authorize(ctx.actor, "edition.compile", null);
    },
    async handle(ctx, { body }) {
      const { number } = await createEdition(ctx, body);
      return { body: await getEdition(ctx, number), location: `/api/v1/editions/${number}` };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/editions/{number}/freeze",
    name: "editions.freeze",
    summary: "定稿：收录条目，逐条和全期算出校验值，生成各种文件；此后不能改动",
    body: move,
    status: 200,
    response: editionSchema,
    ability: "edition.freeze",
    async access(ctx, { params }) {
      // The move is staff's: to others it is forbidden whatever the number, so that nothing is told about unpublished issues.
      authorize(ctx.actor, "edition.freeze", null);
      await findHead(ctx, params.number ?? "");
    },
    async handle(ctx, { params, version: read }) {
      const number = params.number ?? "";
      await freezeEdition(ctx, { number, version: read ?? undefined });
      return { body: await getEdition(ctx, number) };
    },
  }),
  defineRoute({
    method: "POST",
    path: "/editions/{number}/publish",
    name: "editions.publish",
    summary: "发布本期，得到总期数；发布人不能是定稿人",
    body: move,
    status: 200,
    response: editionSchema,
    ability: "edition.publish",
    async access(ctx, { params }) {
      authorize(ctx.actor, "edition.compile", null);
      authorize(ctx.actor, "edition.publish", await findHead(ctx, params.number ?? ""));
    },
    async handle(ctx, { params, version: read }) {
      const number = params.number ?? "";
      await publishEdition(ctx, { number, version: read ?? undefined });
      return { body: await getEdition(ctx, number) };
    },
  }),
];
