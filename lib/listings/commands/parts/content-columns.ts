import type { Prisma } from "#lib/db/generated/client.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { foldTitle } from "#lib/kernel/text.ts";
import { qualificationKey } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { foldText } from "#lib/text/fold.ts";
import { type ListingContent, NO_CHAIN } from "../../model.ts";
import { completenessOf } from "../../score.ts";

/** A content as columns, with what is derived from it: title key, qualification keys, completeness. */
export async function contentColumns(ctx: Context, content: ListingContent) {
  const terms = await taxonomyOf(ctx.db, "qualification");
  const { details, neededBy, availableFrom, validUntil, ...plain } = content;
  return {
    ...plain,
    details: details as Prisma.InputJsonObject,
    titleKey: titleKeyOf(content.title),
    neededBy: neededBy && dayToDate(neededBy),
    availableFrom: availableFrom && dayToDate(availableFrom),
    validUntil: dayToDate(validUntil),
    requiredQualificationKeys: content.requiredQualifications.map((text) => qualificationKey(terms, text)),
    heldQualificationKeys: content.heldQualifications.map((text) => qualificationKey(terms, text)),
    completeness: completenessOf(content),
  };
}

/** The form of a title under which near-duplicates and rows of a list are recognised: simplified, letters and digits only. */
export function titleKeyOf(title: string): string {
  return foldTitle(foldText(title));
}

/** Codes of the taxonomies that a content names but that do not exist. */
export async function taxonomyErrors(ctx: Context, content: Pick<ListingContent, "chain" | "cluster">): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  const isCode = async (kind: "chain" | "cluster", code: string) =>
    (await taxonomyOf(ctx.db, kind)).some((term) => term.code === code);
  if (content.chain !== null && content.chain !== NO_CHAIN && !(await isCode("chain", content.chain)))
    errors.push({ path: "chain", message: "没有这条产业链" });
  if (content.cluster !== null && !(await isCode("cluster", content.cluster)))
    errors.push({ path: "cluster", message: "没有这个集群" });
  return errors;
}
