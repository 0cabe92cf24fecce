import type { Side } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { type Typed, typedFromJson, withoutContact } from "../model/typed.ts";

/** What was kept of an open form; `baseVersion` is the listing's version over which it was typed. */
export type KeptTyping = { values: Typed; seq: number; savedAt: Date; baseVersion: number };

/** What was typed on a listing and is not its text yet; an empty form when there is nothing. The caller has found the listing as its own. */
export async function findTyping(
  { db, actor }: Viewing,
  listing: { id: string; organizationId: string },
): Promise<KeptTyping | null> {
  const row = await db.listingTyping.findUnique({ where: { listingId: listing.id } });
  if (!row) return null;
  const values = typedFromJson(row.values);
  return {
    values: belongsTo(actor, listing) ? values : withoutContact(values),
    seq: row.seq,
    savedAt: row.savedAt,
    baseVersion: row.baseVersion,
  };
}

/** The listing that a page of the reader's firm began under its key; null when it has begun none. */
export async function findBegunCode({ db, actor }: Viewing, key: string): Promise<string | null> {
  if (actor.organizationId === null) return null;
  const found = await db.listingTyping.findFirst({
    where: { key, listing: { organizationId: actor.organizationId } },
    select: { listing: { select: { code: true } } },
  });
  return found?.listing.code ?? null;
}

/** A draft that somebody began and did not finish; `title` may be typed only. */
export type Unfinished = { code: string; title: string; at: Date };

/** The reader's own unfinished drafts of one side, last written first: begun here or on another device. */
export async function listUnfinished(viewing: Viewing, side: Side): Promise<Unfinished[]> {
  const { actor, db } = viewing;
  if (actor.organizationId === null || actor.userId === null) return [];
  const rows = await db.listing.findMany({
    where: { organizationId: actor.organizationId, status: "DRAFT", side, createdById: actor.userId },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 3,
    select: { id: true, code: true, title: true, updatedAt: true, typing: { select: { savedAt: true } } },
  });
  const typed = await typedTitles(
    viewing,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, code, title, updatedAt, typing }) => ({
    code,
    title: typed.get(id) ?? title,
    at: typing && typing.savedAt > updatedAt ? typing.savedAt : updatedAt,
  }));
}

/** Titles typed into drafts that have none yet, by the draft's id: so that a draft is known again in a list. */
export async function typedTitles({ db }: Viewing, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.listingTyping.findMany({
    where: { listingId: { in: [...ids] } },
    select: { listingId: true, values: true },
  });
  return new Map(
    rows.flatMap(({ listingId, values }) => {
      const { title } = typedFromJson(values);
      return typeof title === "string" && title !== "" ? [[listingId, title] as const] : [];
    }),
  );
}
