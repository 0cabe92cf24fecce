import { z } from "zod";
import { defineRoute } from "#lib/api/define-route.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { TAXONOMY_KINDS, type TaxonomyKind } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

const term = z.strictObject({
  kind: z.enum(TAXONOMY_KINDS),
  code: z.string(),
  labelZh: z.string(),
  labelEn: z.string(),
  aliases: z.array(z.string()),
  source: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});

const isKind = (kind: string): kind is TaxonomyKind => (TAXONOMY_KINDS as readonly string[]).includes(kind);

export const taxonomyRoutes = [
  defineRoute({
    method: "GET",
    path: "/taxonomies/{kind}",
    name: "taxonomies.list",
    summary: "词表：产业链、集群、资质、区域标签、行业，附来源和有效期",
    status: 200,
    response: z.array(term),
    signedIn: false,
    async handle(ctx, { params }) {
      const kind = params.kind ?? "";
      if (!isKind(kind)) throw new DomainError("NOT_FOUND", "no such taxonomy");
      return { body: await taxonomyOf(ctx.db, kind) };
    },
  }),
];
