import { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { COOPERATION, FORMS, NO_CHAIN, SIDES } from "#lib/listings/model.ts";
import type { FacetName, Facets, ListingFilter } from "#lib/search/port.ts";
import { baseConditions, FACETS, facetConditions } from "#lib/search/queries/conditions.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

const sql = Prisma.sql;

type CountRow = { facet: FacetName | "total"; value: string | null; count: number };

/** The chains in force on the day, in the order of the taxonomy, then the two that mean none and unknown. */
async function chainValues({ db, now }: Viewing): Promise<string[]> {
  const today = dayOf(now);
  const chains = await taxonomyOf(db, "chain");
  const inForce = chains.filter(({ validFrom, validTo }) => (validFrom ?? today) <= today && (validTo ?? today) >= today);
  return [...inForce.map(({ code }) => code), NO_CHAIN, "unknown"];
}

const GROUPED_BY: Record<Exclude<FacetName, "cooperation">, Prisma.Sql> = {
  side: sql`side::text`,
  form: sql`form::text`,
  chain: sql`coalesce(chain, 'unknown')`,
  region: sql`region::text`,
};

function countsOf(name: FacetName, filter: ListingFilter): Prisma.Sql {
  const where = facetConditions(filter, name);
  return name === "cooperation"
    ? sql`SELECT ${name} AS facet, way AS value, count(*)::int AS count FROM base, unnest(cooperation) AS way WHERE ${where} GROUP BY way`
    : sql`SELECT ${name} AS facet, ${GROUPED_BY[name]} AS value, count(*)::int AS count FROM base WHERE ${where} GROUP BY 2`;
}

/** Every value of each facet, in the order in which it is shown. */
export async function facetValues(viewing: Viewing): Promise<Record<FacetName, readonly string[]>> {
  return { side: SIDES, form: FORMS, chain: await chainValues(viewing), region: REGIONS, cooperation: COOPERATION };
}

/** Exact number of hits and the counts of every facet, in one statement over one snapshot. */
export async function countHits(viewing: Viewing, filter: ListingFilter): Promise<{ total: number; facets: Facets }> {
  const parts = [
    sql`SELECT 'total' AS facet, NULL AS value, count(*)::int AS count FROM base WHERE ${facetConditions(filter, null)}`,
    ...FACETS.map((name) => countsOf(name, filter)),
  ];
  const [rows, values] = await Promise.all([
    viewing.db.$queryRaw<CountRow[]>`
      WITH base AS MATERIALIZED (
        SELECT l.side, l.form, l.chain, l.cooperation, o.region
        FROM listing l JOIN organization o ON o.id = l.organization_id
        WHERE ${baseConditions(viewing, filter)}
      )
      ${Prisma.join(parts, " UNION ALL ")}`,
    facetValues(viewing),
  ]);
  const counted = new Map(rows.map(({ facet, value, count }) => [`${facet} ${value}`, count]));
  const facet = (name: FacetName) => values[name].map((value) => ({ value, count: counted.get(`${name} ${value}`) ?? 0 }));
  return {
    total: rows.find((row) => row.facet === "total")?.count ?? 0,
    facets: {
      side: facet("side"),
      form: facet("form"),
      chain: facet("chain"),
      region: facet("region"),
      cooperation: facet("cooperation"),
    },
  };
}
