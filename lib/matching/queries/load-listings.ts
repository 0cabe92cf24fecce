import type { Prisma } from "#lib/db/generated/client.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dateToDay, dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { toWan } from "#lib/kernel/money.ts";
import type { MatchListing, Qualification } from "#lib/matching/model/listing.ts";
import { maskName } from "#lib/text/mask.ts";

/** What stands for the name of an anonymous firm, in texts and quotations alike. */
export const STAND_IN = t("zh-CN", "common.anonymousOrganization");

export const MATCH_COLUMNS = {
  id: true,
  code: true,
  organizationId: true,
  side: true,
  form: true,
  title: true,
  summary: true,
  description: true,
  keywords: true,
  chain: true,
  chainLink: true,
  cluster: true,
  targetRegions: true,
  cooperation: true,
  requiredQualifications: true,
  requiredQualificationKeys: true,
  heldQualifications: true,
  heldQualificationKeys: true,
  amountMinWan: true,
  amountMaxWan: true,
  amountBasis: true,
  neededBy: true,
  availableFrom: true,
  validUntil: true,
  lastConfirmedAt: true,
  publishedAt: true,
  visibility: true,
  status: true,
  everPublic: true,
  claimedUntil: true,
  version: true,
  organization: {
    select: {
      name: true,
      orgType: true,
      region: true,
      qualifications: true,
      qualificationKeys: true,
      verification: true,
      version: true,
    },
  },
} as const satisfies Prisma.ListingSelect;

export type MatchRow = Prisma.ListingGetPayload<{ select: typeof MATCH_COLUMNS }>;

const pairUp = (keys: readonly string[], labels: readonly string[]): Qualification[] =>
  keys.map((key, i) => ({ key, label: labels[i] ?? key }));

/**
 * A row as matching reads it. The texts of an ANONYMOUS listing are read with the firm's name masked, for everyone: its score
 * must not depend on who asks, nor tell who it is.
 */
export function toMatchListing(row: MatchRow): MatchListing {
  const { organization } = row;
  const mask = (text: string) => (row.visibility === "ANONYMOUS" ? maskName(text, organization.name, STAND_IN) : text);
  const confirmed = row.lastConfirmedAt ?? row.publishedAt;
  return {
    id: row.id,
    code: row.code,
    organizationId: row.organizationId,
    organizationName: organization.name,
    organizationType: organization.orgType,
    region: organization.region,
    side: row.side,
    form: row.form,
    title: mask(row.title),
    summary: mask(row.summary),
    description: mask(row.description),
    keywords: row.keywords.map(mask),
    chain: row.chain,
    chainLink: row.chainLink,
    cluster: row.cluster,
    targetRegions: row.targetRegions,
    cooperation: row.cooperation,
    requiredQualifications: pairUp(row.requiredQualificationKeys, row.requiredQualifications),
    heldQualifications: [
      ...pairUp(row.heldQualificationKeys, row.heldQualifications),
      ...pairUp(organization.qualificationKeys, organization.qualifications),
    ],
    amountMinWan: toWan(row.amountMinWan),
    amountMaxWan: toWan(row.amountMaxWan),
    amountBasis: row.amountBasis,
    neededBy: row.neededBy && dateToDay(row.neededBy),
    availableFrom: row.availableFrom && dateToDay(row.availableFrom),
    validUntil: dateToDay(row.validUntil),
    confirmedOn: confirmed && dayOf(confirmed),
    visibility: row.visibility,
  };
}

/** Changes whenever anything does that matching reads of the row. */
export const stampOf = (row: MatchRow): string =>
  `${row.version}.${row.organization.version}.${row.organization.verification}.${row.status}`;

/** Published and its firm not suspended; whether it is valid depends on the day and is judged with the constraints. */
export const isMatchable = (row: MatchRow): boolean =>
  row.status === "PUBLISHED" && row.organization.verification !== "SUSPENDED";

/** Rows by id as they are committed now. */
export function loadRows({ db }: Pick<Viewing, "db">, ids: readonly string[]): Promise<MatchRow[]> {
  return db.listing.findMany({ where: { id: { in: [...ids] } }, select: MATCH_COLUMNS });
}
