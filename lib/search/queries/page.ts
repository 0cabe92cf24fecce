import { Prisma } from "#lib/db/generated/client.ts";
import { isDay } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, refuseCursor } from "#lib/kernel/pagination.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { ListingFilter, ListingSort } from "#lib/search/port.ts";
import { baseConditions, facetConditions, isDesk, termsOfQuery } from "#lib/search/queries/conditions.ts";

const sql = Prisma.sql;

type Row = { id: string; first: string; second: string };

/** Default order: by relevance when something is asked, else newest. */
export function sortOf(filter: ListingFilter): ListingSort {
  const hasQuery = termsOfQuery(filter).length > 0;
  const sort = filter.sort ?? (hasQuery ? "relevance" : "newest");
  return sort === "relevance" && !hasQuery ? "newest" : sort;
}

/** The desk shows drafts too, which have no day of publication: there the last change counts. Microseconds since 1970. */
const newest = (filter: ListingFilter) => (isDesk(filter) ? sql`coalesce(l.published_at, l.updated_at)` : sql`l.published_at`);

/**
 * How well a listing answers the terms: its saturated weights in title, keywords and firm, added up, in millionths so that it is
 * a whole number for the cursor. Where only the text speaks of them, the newest comes first.
 */
function relevance(terms: readonly string[]): Prisma.Sql {
  const weight = (term: string) => sql`coalesce(t.strong_weights[array_position(t.strong_terms, ${term})], 0)`;
  const parts = terms.map((term) => sql`(${weight(term)}::float8 / (${weight(term)} + 4))`);
  return sql`round((${Prisma.join(parts, " + ")}) * 1000000)::bigint`;
}

type Order = {
  first: Prisma.Sql;
  second: Prisma.Sql;
  join: Prisma.Sql;
  by: Prisma.Sql;
  after: (values: readonly string[]) => Prisma.Sql;
};

/**
 * The sort keys of each order as two columns and the id. Keyset, not offset: page 50 costs what page 1 does, and nothing is
 * skipped or shown twice when a listing appears in between.
 */
function orderOf(sort: ListingSort, filter: ListingFilter): Order {
  const at = newest(filter);
  if (sort === "deadline") {
    const deadline = sql`COALESCE(l.needed_by, l.valid_until)`;
    return {
      first: sql`${deadline}::text`,
      second: sql`''`,
      join: Prisma.empty,
      by: sql`${deadline}, l.id`,
      after: ([day, , id]) => sql`(${deadline}, l.id) > (${day}::date, ${id}::uuid)`,
    };
  }
  if (sort === "newest") {
    return {
      first: sql`${at}::text`,
      second: sql`''`,
      join: Prisma.empty,
      by: sql`${at} DESC, l.id DESC`,
      after: ([instant, , id]) => sql`(${at}, l.id) < (${instant}::timestamptz, ${id}::uuid)`,
    };
  }
  const score = relevance(termsOfQuery(filter));
  return {
    first: sql`(${score})::text`,
    second: sql`${at}::text`,
    join: sql`JOIN listing_terms t ON t.listing_id = l.id`,
    by: sql`${score} DESC, ${at} DESC, l.id DESC`,
    after: ([points, instant, id]) => sql`(${score}, ${at}, l.id) < (${points}::bigint, ${instant}::timestamptz, ${id}::uuid)`,
  };
}

const POINTS = /^\d{1,18}$/;
/** An instant as PostgreSQL writes it, in whatever zone the connection has. */
const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;

/** The same instant as everything reads it; null for what is none between 2000 and 2100. */
function readInstant(text: string): string | null {
  if (!INSTANT.test(text)) return null;
  const at = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  // NaN, the year of what is no instant, fails both comparisons.
  return at.getUTCFullYear() >= 2000 && at.getUTCFullYear() <= 2100 ? at.toISOString() : null;
}

/**
 * The two sort values and the id of a cursor, which is bound to the sort that made it. Anybody may send another, and the database
 * takes neither any text for a day nor any for an instant.
 *
 * @throws {DomainError} INVALID_INPUT at `cursor`
 */
export function readCursor(cursor: string, sort: ListingSort): string[] {
  const [kind, one, two, id = ""] = decodeCursor(cursor, 4).map(String);
  const [first, second] = [one ?? "", two ?? ""];
  const read = {
    relevance: () => [POINTS.test(first) ? first : null, readInstant(second)],
    newest: () => [readInstant(first), ""],
    deadline: () => [isDay(first) ? first : null, ""],
  };
  const values = kind === sort && isUuid(id) ? read[sort]() : [null];
  return [...values, id].map((value) => value ?? refuseCursor());
}

/** Over so many hits relevance tells nothing apart: half the list says 采购. They come newest first, which reads only one page. */
const TOO_COMMON = 5_000;

/** The order of one page: a cursor goes on in the order it was made in, whatever has been published meanwhile. */
function sortOfPage(filter: ListingFilter, total: number): ListingSort {
  const sort = sortOf(filter);
  if (sort !== "relevance") return sort;
  if (filter.cursor) return decodeCursor(filter.cursor, 4)[0] === "newest" ? "newest" : "relevance";
  return total > TOO_COMMON ? "newest" : "relevance";
}

/** The ids of one page of `total` hits and the cursor of the next. */
export async function pageOfIds(
  viewing: Viewing,
  filter: ListingFilter,
  total: number,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const sort = sortOfPage(filter, total);
  const order = orderOf(sort, filter);
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const after = filter.cursor ? order.after(readCursor(filter.cursor, sort)) : sql`true`;
  const rows = await viewing.db.$queryRaw<Row[]>`
    SELECT l.id, ${order.first} AS first, ${order.second} AS second
    FROM listing l JOIN organization o ON o.id = l.organization_id ${order.join}
    WHERE ${baseConditions(viewing, filter, total > TOO_COMMON)} AND ${facetConditions(filter, null)} AND ${after}
    ORDER BY ${order.by} LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { ids: shown.map(({ id }) => id), nextCursor: more ? encodeCursor([sort, last.first, last.second, last.id]) : null };
}
