import { env } from "#lib/env.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { listPathOf, readSavedFilter, savedFilterSchema } from "../model/saved-filter.ts";
import type { SavedSearchView } from "../schema.ts";

const SELECT = {
  id: true,
  name: true,
  filter: true,
  pace: true,
  pausedAt: true,
  createdAt: true,
  version: true,
  _count: { select: { alerts: true } },
} as const;

type Row = {
  id: string;
  name: string;
  filter: unknown;
  pace: SavedSearchView["pace"];
  pausedAt: Date | null;
  createdAt: Date;
  version: number;
  _count: { alerts: number };
};

function present({ id, name, filter, pace, pausedAt, createdAt, version, _count }: Row): SavedSearchView {
  const read = readSavedFilter(filter) ?? savedFilterSchema.parse({});
  return {
    ...{ id, name, pace, version, filter: read, paused: pausedAt !== null, found: _count.alerts },
    ...{ createdAt: createdAt.toISOString(), url: `${env().APP_BASE_URL}${listPathOf(read)}` },
  };
}

/** One page of the reader's own saved searches, newest first. Uses index `saved_search_of_user`. */
export async function listSavedSearches(
  { db, actor }: Viewing,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SavedSearchView>> {
  authorize(actor, "alert.read", null);
  const where = { userId: actor.userId ?? "" };
  const place = cursor ? decodePlace(cursor) : null;
  const after = place && { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] };
  const [rows, total] = await Promise.all([
    db.savedSearch.findMany({
      where: { AND: [where, after ?? {}] },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit + 1,
      select: SELECT,
    }),
    db.savedSearch.count({ where }),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodePlace({ at: last.createdAt, id: last.id }) : null;
  return { items: shown.map(present), total, nextCursor };
}

/** One of the reader's own. @throws {DomainError} NOT_FOUND for another's */
export async function getSavedSearch({ db, actor }: Viewing, id: string): Promise<SavedSearchView> {
  authorize(actor, "alert.read", null);
  const row = isUuid(id) ? await db.savedSearch.findFirst({ where: { id, userId: actor.userId ?? "" }, select: SELECT }) : null;
  if (!row) throw new DomainError("NOT_FOUND", "no such saved search");
  return present(row);
}
