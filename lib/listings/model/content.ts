import type { AmountBasis, Form, Side, Visibility } from "#lib/db/generated/enums.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import { toWan } from "#lib/kernel/money.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import type { ListingContent } from "../model.ts";

/** Columns of a listing that make up its content, as Prisma selects them. */
export const CONTENT_SELECT = {
  side: true,
  externalId: true,
  form: true,
  title: true,
  summary: true,
  description: true,
  keywords: true,
  chain: true,
  chainLink: true,
  cluster: true,
  details: true,
  targetRegions: true,
  cooperation: true,
  requiredQualifications: true,
  heldQualifications: true,
  amountMinWan: true,
  amountMaxWan: true,
  amountBasis: true,
  neededBy: true,
  availableFrom: true,
  validUntil: true,
  visibility: true,
} as const;

type DecimalLike = { toNumber(): number };

/** A row read with CONTENT_SELECT. */
export type ContentColumns = {
  side: Side;
  externalId: string | null;
  form: Form | null;
  title: string;
  summary: string;
  description: string;
  keywords: string[];
  chain: string | null;
  chainLink: string | null;
  cluster: string | null;
  details: unknown;
  targetRegions: RegionCode[];
  cooperation: string[];
  requiredQualifications: string[];
  heldQualifications: string[];
  amountMinWan: DecimalLike | null;
  amountMaxWan: DecimalLike | null;
  amountBasis: AmountBasis | null;
  neededBy: Date | null;
  availableFrom: Date | null;
  validUntil: Date;
  visibility: Visibility;
};

/** The content of a stored row: days as text, amounts as numbers of 万元. */
export function contentOf(row: ContentColumns): ListingContent {
  return {
    side: row.side,
    externalId: row.externalId,
    form: row.form,
    title: row.title,
    summary: row.summary,
    description: row.description,
    keywords: row.keywords,
    chain: row.chain,
    chainLink: row.chainLink,
    cluster: row.cluster,
    details: detailsRecord(row.details),
    targetRegions: row.targetRegions,
    cooperation: row.cooperation,
    requiredQualifications: row.requiredQualifications,
    heldQualifications: row.heldQualifications,
    amountMinWan: toWan(row.amountMinWan),
    amountMaxWan: toWan(row.amountMaxWan),
    amountBasis: row.amountBasis,
    neededBy: row.neededBy && dateToDay(row.neededBy),
    availableFrom: row.availableFrom && dateToDay(row.availableFrom),
    validUntil: dateToDay(row.validUntil),
    visibility: row.visibility,
  };
}

/** The `details` column as texts by name; anything else in it is left out. */
export function detailsRecord(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Names of the fields in which two contents differ; a detail as `details.capability`. */
export function changedFields(before: ListingContent, after: ListingContent): string[] {
  const names = (Object.keys(after) as (keyof ListingContent)[]).filter(
    (name) => name !== "details" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const details = new Set([...Object.keys(before.details), ...Object.keys(after.details)]);
  const changed = [...details].filter((name) => before.details[name] !== after.details[name]).sort();
  return [...names, ...changed.map((name) => `details.${name}`)];
}
