import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { SOME_ORGANIZATION } from "#lib/editions/labels.ts";
import type { ListingForEdition } from "#lib/editions/model/assemble.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import { toWan } from "#lib/kernel/money.ts";
import { DETAIL_LABELS } from "#lib/listings/labels.ts";
import { maskName } from "#lib/text/mask.ts";

/** The fields of the form that carry measurable indicators, in the order in which they are printed. */
const INDICATORS = {
  SUPPLY: ["capability", "maturity", "capacity"],
  DEMAND: ["keyTech", "quantity", "goal"],
} as const;

/** Everything that print shows, and nothing private. */
const select = {
  code: true,
  side: true,
  status: true,
  title: true,
  summary: true,
  description: true,
  details: true,
  chain: true,
  chainLink: true,
  cooperation: true,
  amountMinWan: true,
  amountMaxWan: true,
  validUntil: true,
  visibility: true,
  enteredByStaff: true,
  version: true,
  organization: { select: { name: true, region: true, division: true, _count: { select: { memberships: true } } } },
} as const satisfies Prisma.ListingSelect;

type Row = Prisma.ListingGetPayload<{ select: typeof select }>;

/** Listings by code as anybody may read them in print, with their status. */
export async function readListings(
  db: Db | Tx,
  where: Prisma.ListingWhereInput,
): Promise<{ status: Row["status"]; listing: ListingForEdition }[]> {
  const rows = await db.listing.findMany({ where, select, orderBy: { code: "asc" } });
  return rows.map((row) => ({ status: row.status, listing: toPrint(row) }));
}

function toPrint(row: Row): ListingForEdition {
  const { organization, visibility } = row;
  const anonymous = visibility === "ANONYMOUS";
  const masked = (text: string): string => (anonymous ? withoutFirm(text, organization.name) : text);
  const details = detailsOf(row.details);
  return {
    code: row.code,
    side: row.side,
    title: masked(row.title),
    summary: masked(row.summary),
    description: masked(row.description),
    indicators: INDICATORS[row.side].map((name) => ({ label: DETAIL_LABELS[name] ?? name, text: masked(details[name] ?? "") })),
    organization: anonymous ? null : organization.name,
    // Marked until the firm has an account of its own.
    enteredByStaff: row.enteredByStaff && organization._count.memberships === 0,
    region: organization.region,
    division: anonymous ? null : organization.division,
    chain: row.chain,
    chainLink: row.chainLink === null ? null : masked(row.chainLink),
    cooperation: row.cooperation,
    amountMinWan: toWan(row.amountMinWan),
    amountMaxWan: toWan(row.amountMaxWan),
    validUntil: dateToDay(row.validUntil),
    version: row.version,
  };
}

/** The text with the firm's name, also without its legal form, replaced by 某单位. */
function withoutFirm(text: string, name: string): string {
  const short = name.replace(/(?:股份)?(?:有限)?(?:责任)?公司$/u, "");
  const masked = maskName(text, name, SOME_ORGANIZATION);
  return [...short].length >= 4 ? maskName(masked, short, SOME_ORGANIZATION) : masked;
}

function detailsOf(details: Prisma.JsonValue): Record<string, string> {
  if (typeof details !== "object" || details === null || Array.isArray(details)) return {};
  return Object.fromEntries(Object.entries(details).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
