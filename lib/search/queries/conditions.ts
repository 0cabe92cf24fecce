import { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isSystem, readsAsStaff } from "#lib/policies/actor.ts";
import type { FacetName, ListingFilter } from "#lib/search/port.ts";
import { queryTerms } from "#lib/text/tokenizer.ts";

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/** Terms of a query beyond this are left out: nobody asks so much, and each costs an index probe. */
const MAX_QUERY_TERMS = 32;

/** The distinct index terms of `q`; empty when nothing was asked. */
export function termsOfQuery(filter: ListingFilter): string[] {
  return filter.q?.trim() ? queryTerms(filter.q).slice(0, MAX_QUERY_TERMS) : [];
}

/** True when the list shows more than what is public: the own desk, or statuses asked for by staff. */
export function isDesk(filter: ListingFilter): boolean {
  return filter.mine === true || (filter.status !== undefined && filter.status.length > 0);
}

/**
 * Whose and which listings are looked at. The public list: published, valid on the day, readable by everyone, firm not suspended.
 *
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN when a desk is asked for by somebody without one.
 */
function scope({ actor, now }: Viewing, filter: ListingFilter): Sql[] {
  if (!isDesk(filter)) {
    return [
      sql`l.status = 'PUBLISHED'`,
      sql`l.valid_until >= ${dayOf(now)}::date`,
      sql`l.visibility <> 'MATCH_ONLY'`,
      sql`o.verification <> 'SUSPENDED'`,
    ];
  }
  const staff = readsAsStaff(actor) || isSystem(actor);
  const own = filter.mine === true || !staff;
  if (own && actor.organizationId === null) {
    throw new DomainError(actor.userId === null ? "UNAUTHENTICATED" : "FORBIDDEN", "no desk of one's own");
  }
  const conditions: Sql[] = own ? [sql`l.organization_id = ${actor.organizationId}::uuid`] : [];
  if (filter.status?.length) conditions.push(sql`l.status = ANY(${[...filter.status]}::"ListingStatus"[])`);
  return conditions;
}

/** What an ANONYMOUS listing hides from this viewer may not be asked about either. */
function maySeeFirm({ actor }: Viewing): Sql {
  if (readsAsStaff(actor) || isSystem(actor)) return sql`true`;
  return actor.organizationId === null
    ? sql`l.visibility <> 'ANONYMOUS'`
    : sql`(l.visibility <> 'ANONYMOUS' OR l.organization_id = ${actor.organizationId}::uuid)`;
}

function divisions(codes: readonly string[]): Sql {
  // A prefecture's code ends in 00 and includes its counties.
  const patterns = codes.map((code) => (code.endsWith("00") ? `${code.slice(0, 4)}%` : code));
  return sql`o.division LIKE ANY(${patterns}::text[])`;
}

/** The condition of one facet's own filter, or null when it is not set. */
export function facetCondition(name: FacetName, filter: ListingFilter): Sql | null {
  switch (name) {
    case "side":
      return filter.side?.length ? sql`side = ANY(${[...filter.side]}::"Side"[])` : null;
    case "form":
      return filter.form?.length ? sql`form = ANY(${[...filter.form]}::"Form"[])` : null;
    case "region":
      return filter.region?.length ? sql`region = ANY(${[...filter.region]}::"Region"[])` : null;
    case "cooperation":
      return filter.cooperation?.length ? sql`cooperation && ${[...filter.cooperation]}::text[]` : null;
    case "chain": {
      if (!filter.chain?.length) return null;
      const known = filter.chain.filter((value) => value !== "unknown");
      const either = sql`chain = ANY(${known}::text[])`;
      return known.length === filter.chain.length ? either : sql`(chain IS NULL OR ${either})`;
    }
  }
}

/** The words of a question: looked up in the index, or, when half the list has them, checked row by row while reading in order. */
function hasTerms(terms: readonly string[], rowByRow: boolean): Sql {
  return rowByRow
    ? sql`(SELECT t.terms @> ${terms}::text[] FROM listing_terms t WHERE t.listing_id = l.id)`
    : sql`l.id IN (SELECT t.listing_id FROM listing_terms t WHERE t.terms @> ${terms}::text[])`;
}

/** Everything that must hold of a listing except the five facets, over `listing l JOIN organization o`. */
export function baseConditions(viewing: Viewing, filter: ListingFilter, rowByRow = false): Sql {
  const conditions = scope(viewing, filter);
  const terms = termsOfQuery(filter);
  if (terms.length > 0) conditions.push(hasTerms(terms, rowByRow));
  else if (filter.q?.trim()) conditions.push(sql`false`);
  if (filter.division?.length) conditions.push(divisions(filter.division), maySeeFirm(viewing));
  if (filter.amountMaxWan !== undefined)
    conditions.push(sql`(l.amount_min_wan IS NULL OR l.amount_min_wan <= ${filter.amountMaxWan}::numeric)`);
  if (filter.externalId !== undefined) conditions.push(sql`l.external_id = ${filter.externalId}`, maySeeFirm(viewing));
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : sql`true`;
}

export const FACETS: readonly FacetName[] = ["side", "form", "chain", "region", "cooperation"];

/** All facet filters but one, over columns without a table name. */
export function facetConditions(filter: ListingFilter, except: FacetName | null): Sql {
  const conditions = FACETS.filter((name) => name !== except)
    .map((name) => facetCondition(name, filter))
    .filter((condition) => condition !== null);
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : sql`true`;
}
