import type { Prisma } from "#lib/db/generated/client.ts";
import type { Form, Region, Side, Visibility } from "#lib/db/generated/enums.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { toWan } from "#lib/kernel/money.ts";
import { can } from "#lib/policies/authorize.ts";
import { maskName } from "#lib/text/mask.ts";
import { publicListings } from "../scope.ts";

/** A listing as one row of the public list: what is shown there, and nothing else. */
export type ListingRow = {
  code: string;
  side: Side;
  form: Form | null;
  title: string;
  keywords: string[];
  chain: string | null;
  organization: { id: string | null; name: string | null; region: Region; division: string | null; verified: boolean };
  amountMinWan: number | null;
  amountMaxWan: number | null;
  neededBy: string | null;
  validUntil: string;
  visibility: Visibility;
  enteredByStaff: boolean;
};

const SELECT = {
  id: true,
  code: true,
  side: true,
  form: true,
  title: true,
  keywords: true,
  chain: true,
  organizationId: true,
  amountMinWan: true,
  amountMaxWan: true,
  neededBy: true,
  validUntil: true,
  visibility: true,
  enteredByStaff: true,
  organization: {
    select: { name: true, region: true, division: true, verification: true, _count: { select: { memberships: true } } },
  },
} satisfies Prisma.ListingSelect;

type Row = Prisma.ListingGetPayload<{ select: typeof SELECT }>;

/** The public listings of these ids, in the order of the ids; an id that is not public at this instant is left out. */
export async function listRows(viewing: Viewing, ids: readonly string[]): Promise<ListingRow[]> {
  if (ids.length === 0) return [];
  const rows = await viewing.db.listing.findMany({
    where: { AND: [publicListings(viewing.now), { id: { in: [...ids] } }] },
    select: SELECT,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toListingRow(viewing, row)] : [];
  });
}

/** Newest public listings of one firm, for its page; anonymous ones are not among them. */
export async function listRowsOfFirm(viewing: Viewing, organizationId: string, limit: number): Promise<ListingRow[]> {
  const rows = await viewing.db.listing.findMany({
    where: { AND: [publicListings(viewing.now), { organizationId, visibility: "PUBLIC" }] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit,
    select: SELECT,
  });
  return rows.map((row) => toListingRow(viewing, row));
}

function toListingRow(viewing: Viewing, row: Row): ListingRow {
  const { organization } = row;
  const hidden = row.visibility === "ANONYMOUS" && !can(viewing.actor, "listing.readOwn", row);
  const shown = (text: string): string =>
    hidden ? maskName(text, organization.name, t(viewing.locale, "common.anonymousOrganization")) : text;
  return {
    code: row.code,
    side: row.side,
    form: row.form,
    title: shown(row.title),
    keywords: row.keywords.map(shown),
    chain: row.chain,
    organization: {
      id: hidden ? null : row.organizationId,
      name: hidden ? null : organization.name,
      region: organization.region,
      division: hidden ? null : organization.division,
      verified: organization.verification === "VERIFIED",
    },
    amountMinWan: toWan(row.amountMinWan),
    amountMaxWan: toWan(row.amountMaxWan),
    neededBy: row.neededBy && dateToDay(row.neededBy),
    validUntil: dateToDay(row.validUntil),
    visibility: row.visibility,
    // Marked until the firm has an account of its own.
    enteredByStaff: row.enteredByStaff && organization._count.memberships === 0,
  };
}
