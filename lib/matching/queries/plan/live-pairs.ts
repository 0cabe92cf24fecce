import { Prisma } from "#lib/db/generated/client.ts";
import type { Region, Side, Visibility } from "#lib/db/generated/enums.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import type { PlanQuery } from "#lib/matching/schema/whole-list.ts";
import { brokenMask } from "#lib/matching/score/constraints.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";
import { formsOf } from "#lib/search/port.ts";

const sql = Prisma.sql;

/** Pairs a plan is made of at most, the best ones; a meeting day has a few hundred meetings. */
export const PAIRS_PLANNED = 6_000;

/** A listing as a plan names it; staff read the firm also of an anonymous one. */
export type PlanListing = { id: string; code: string; title: string; visibility: Visibility; firm: string };
export type LivePair = {
  demand: PlanListing;
  supply: PlanListing;
  scoreTenths: number;
  recommended: boolean;
  parts: Partial<Record<FeatureKind, number>>;
};

type Row = {
  ids: [string, string];
  codes: [string, string];
  titles: [string, string];
  visibilities: [Visibility, Visibility];
  firms: [string, string];
  side: Side;
  scoreTenths: number;
  recommended: boolean;
  parts: LivePair["parts"];
};

/** Published, valid today and of a firm that is not suspended, in the statement's own snapshot. */
const isLive = (listing: Prisma.Sql, firm: Prisma.Sql, today: string) =>
  sql`${listing}.status = 'PUBLISHED' AND ${listing}.valid_until >= ${today}::date AND ${firm}.verification <> 'SUSPENDED'`;

const [a, b, oa, ob] = [sql`a`, sql`b`, sql`oa`, sql`ob`];

/**
 * The stored pairs of a run that still stand: both listings live today, neither firm on the other's never-match list now. Best
 * first. A filter admits a pair when one of the two fits it.
 */
export async function livePairs(
  { db, now }: Viewing,
  runId: string,
  { chain, region, tier }: Pick<PlanQuery, "chain" | "region" | "tier">,
): Promise<{ pairs: LivePair[]; cut: boolean }> {
  const today = dayOf(now);
  const rows = await db.$queryRaw<Row[]>`
    SELECT ARRAY[a.id, b.id]::text[] AS ids, ARRAY[a.code, b.code] AS codes, ARRAY[a.title, b.title] AS titles,
      ARRAY[a.visibility, b.visibility]::text[] AS visibilities, ARRAY[oa.id, ob.id]::text[] AS firms, a.side,
      m.score_tenths AS "scoreTenths", m.recommended, m.parts
    FROM match m
    JOIN listing a ON a.id = m.listing_id JOIN organization oa ON oa.id = a.organization_id
    JOIN listing b ON b.id = m.counterpart_id JOIN organization ob ON ob.id = b.organization_id
    WHERE m.run_id = ${runId}::uuid AND m.score_tenths > 0
      AND ${isLive(a, oa, today)} AND ${isLive(b, ob, today)}
      AND NOT EXISTS (SELECT FROM never_match n
        WHERE (n.organization_id = oa.id AND n.other_organization_id = ob.id)
           OR (n.organization_id = ob.id AND n.other_organization_id = oa.id))
      ${tier === "recommended" ? sql`AND m.recommended` : Prisma.empty}
      ${chain === "" ? Prisma.empty : sql`AND ${chain} IN (a.chain, b.chain)`}
      ${region === "" ? Prisma.empty : sql`AND ${region}::"Region" IN (oa.region, ob.region)`}
    ORDER BY m.score_tenths DESC, a.code, b.code
    LIMIT ${PAIRS_PLANNED * 2 + 1}`;
  // A pair stands in the matches of both of its listings.
  const pairs = new Map<string, LivePair>();
  for (const row of rows.slice(0, PAIRS_PLANNED * 2)) {
    const of = (i: 0 | 1): PlanListing => ({
      ...{ id: row.ids[i], code: row.codes[i], title: row.titles[i] },
      ...{ visibility: row.visibilities[i], firm: row.firms[i] },
    });
    const [demand, supply] = row.side === "DEMAND" ? [of(0), of(1)] : [of(1), of(0)];
    const { scoreTenths, recommended, parts } = row;
    pairs.set(`${demand.id} ${supply.id}`, { demand, supply, scoreTenths, recommended, parts });
  }
  const cut = rows.length > PAIRS_PLANNED * 2 || pairs.size > PAIRS_PLANNED;
  return { pairs: [...pairs.values()].slice(0, PAIRS_PLANNED), cut };
}

/** Of stored pairs those that break no hard constraint as their listings read today: a run judged them as they were. */
export async function stillFitting(viewing: Viewing, pairs: readonly LivePair[]): Promise<LivePair[]> {
  const forms = await formsOf(viewing, [...new Set(pairs.flatMap(({ demand, supply }) => [demand.id, supply.id]))]);
  // The never-match lists were asked with the pairs.
  const context = { today: dayNumber(dayOf(viewing.now)), blocked: () => false };
  return pairs.filter(({ demand, supply }) => {
    const [asked, offered] = [forms.get(demand.id), forms.get(supply.id)];
    return !asked || !offered || brokenMask(asked, offered, context) === 0;
  });
}

/** A firm with what a plan spreads exposure over. */
export type PlanFirmRow = {
  id: string;
  name: string;
  region: Region;
  division: string | null;
  tags: string[];
  demands: number;
  supplies: number;
};

/** The firms with a live listing in the scope that fits the filters, by name. */
export async function liveFirms(
  { db, now }: Viewing,
  { scope, chain, region }: Pick<PlanQuery, "scope" | "chain" | "region">,
): Promise<PlanFirmRow[]> {
  return db.$queryRaw<PlanFirmRow[]>`
    SELECT oa.id::text, oa.name, oa.region::text, oa.division, coalesce(oa.tags, '{}') AS tags,
      count(*) FILTER (WHERE a.side = 'DEMAND')::int AS demands, count(*) FILTER (WHERE a.side = 'SUPPLY')::int AS supplies
    FROM listing a JOIN organization oa ON oa.id = a.organization_id
    WHERE ${isLive(a, oa, dayOf(now))}
      ${
        scope === CURRENT
          ? Prisma.empty
          : sql`AND a.code IN (SELECT r.code FROM edition_row r JOIN edition e ON e.id = r.edition_id WHERE e.number = ${scope})`
      }
      ${chain === "" ? Prisma.empty : sql`AND a.chain = ${chain}`}
      ${region === "" ? Prisma.empty : sql`AND oa.region = ${region}::"Region"`}
    GROUP BY oa.id ORDER BY oa.name, oa.id`;
}

/** The firms of some ids, for pairs whose one side alone fits a filter. */
export async function firmsById({ db }: Viewing, ids: readonly string[]): Promise<PlanFirmRow[]> {
  const rows = await db.organization.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, region: true, division: true, tags: true },
  });
  return rows.map((row) => ({ ...row, demands: 0, supplies: 0 }));
}
