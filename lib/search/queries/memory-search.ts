import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DEFAULT_LIMIT, decodeCursor, encodeCursor } from "#lib/kernel/pagination.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { isSystem, readsAsStaff } from "#lib/policies/actor.ts";
import { indexService } from "#lib/search/memory/host.ts";
import type { Position, SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { readClock } from "#lib/search/memory/source.ts";
import type { Facets, ListingFilter, ListingSort, SearchPage } from "#lib/search/port.ts";
import { isDesk, termsOfQuery } from "#lib/search/queries/conditions.ts";
import { facetValues } from "#lib/search/queries/facets.ts";
import { readCursor, sortOf } from "#lib/search/queries/page.ts";
import { hash32 } from "#lib/text/hash.ts";

const MILLIS_PER_DAY = 86_400_000;
const dayText = (day: number) => new Date(day * MILLIS_PER_DAY).toISOString().slice(0, 10);
/** As PostgreSQL writes an instant in UTC: a cursor made here goes on there, and the other way round. */
const instantText = (at: number) => new Date(at).toISOString().replace("T", " ").replace("Z", "+00");

function writePlace(sort: ListingSort, { score, publishedAt, deadline, id }: Position): string {
  if (sort === "deadline") return encodeCursor([sort, dayText(deadline), "", id]);
  if (sort === "newest") return encodeCursor([sort, instantText(publishedAt), "", id]);
  return encodeCursor([sort, String(score), instantText(publishedAt), id]);
}

/** @throws {DomainError} INVALID_INPUT at `cursor` */
function readPlace(cursor: string, asked: ListingSort): SearchQuestion["after"] {
  const sort = asked === "relevance" && decodeCursor(cursor, 4)[0] === "newest" ? "newest" : asked;
  const [first = "", second = "", id = ""] = readCursor(cursor, sort);
  const position = {
    score: sort === "relevance" ? Number(first) : 0,
    publishedAt: sort === "relevance" ? Date.parse(second) : sort === "newest" ? Date.parse(first) : 0,
    deadline: sort === "deadline" ? dayNumber(first) : 0,
    id,
  };
  return { sort, position };
}

const SIX_DIGITS = /^\d{6}$/;

/** Whether the index can answer: desks show what is in no index, an external id is looked up in one row. */
function isForIndex(filter: ListingFilter): boolean {
  if (isDesk(filter) || filter.externalId !== undefined) return false;
  if (filter.q?.trim() && termsOfQuery(filter).length === 0) return false;
  return filter.division?.every((code) => SIX_DIGITS.test(code)) ?? true;
}

function toQuestion({ actor, now }: Viewing, filter: ListingFilter): SearchQuestion {
  const { side, form, chain, region, cooperation, amountMaxWan } = filter;
  const terms = termsOfQuery(filter);
  const sort = sortOf(filter);
  return {
    words: terms.length > 0 ? terms.map(hash32) : null,
    today: dayNumber(dayOf(now)),
    facets: { side, form, chain, region, cooperation },
    division: filter.division?.map(Number),
    reader: {
      everything: readsAsStaff(actor) || isSystem(actor),
      organization: actor.organizationId === null ? 0 : hash32(actor.organizationId),
    },
    amountMaxWan,
    sort,
    limit: filter.limit ?? DEFAULT_LIMIT,
    after: filter.cursor ? readPlace(filter.cursor, sort) : null,
  };
}

async function toPage(viewing: Viewing, { ids, total, facets, sort, last }: SearchFound): Promise<SearchPage> {
  const values = await facetValues(viewing);
  const named = Object.fromEntries(
    Object.entries(values).map(([name, all]) => [
      name,
      all.map((value) => ({ value, count: facets[name as keyof Facets][value] ?? 0 })),
    ]),
  ) as Facets;
  return { ids, total, facets: named, nextCursor: last ? writePlace(sort, last) : null };
}

/**
 * One page from the in-memory index, as new as the last commit before the call; null for what it does not answer.
 *
 * @throws {DomainError} INVALID_INPUT for a cursor that is not one; anything else means: ask PostgreSQL
 */
export async function searchMemory(viewing: Viewing, filter: ListingFilter): Promise<SearchPage | null> {
  if (!isForIndex(filter)) return null;
  const question = toQuestion(viewing, filter);
  const clock = await readClock(viewing.db);
  const service = await indexService(viewing.db);
  return toPage(viewing, await service.search(clock, question));
}
