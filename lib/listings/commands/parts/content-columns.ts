import type { Prisma } from "#lib/db/generated/client.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { qualificationKey, type Term } from "#lib/taxonomy/model.ts";
import { type ListingContent, NO_CHAIN } from "../../model.ts";
import { titleKeyOf } from "../../queries/title-key.ts";
import { completenessOf } from "../../score.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A content as columns, with what is derived from it: title key, qualification keys, completeness. */
export function contentColumns({ qualifications: terms }: Vocabulary, content: ListingContent) {
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

/** Codes of the taxonomies that a content names but that do not exist. */
export function taxonomyErrors(words: Vocabulary, content: Pick<ListingContent, "chain" | "cluster">): FieldError[] {
  const errors: FieldError[] = [];
  const isCode = (terms: readonly Term[], code: string) => terms.some((term) => term.code === code);
  if (content.chain !== null && content.chain !== NO_CHAIN && !isCode(words.chains, content.chain))
    errors.push({ path: "chain", message: "没有这条产业链" });
  if (content.cluster !== null && !isCode(words.clusters, content.cluster))
    errors.push({ path: "cluster", message: "没有这个集群" });
  return errors;
}
