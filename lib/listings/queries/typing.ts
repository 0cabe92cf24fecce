import type { Side } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { firstWords, type Typed, typedFromJson, withoutContact } from "../model/typed.ts";

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

/** A draft that somebody began and did not finish; `title` may be typed only, or the first words of another field. */
export type Unfinished = { code: string; title: string; at: Date };

/** The reader's own unfinished drafts of one side, last written first: begun here or on another device. */
export async function listUnfinished(viewing: Viewing, side: Side): Promise<Unfinished[]> {
  const { actor, db } = viewing;
  if (actor.organizationId === null || actor.userId === null) return [];
  const rows = await db.listing.findMany({
    where: { organizationId: actor.organizationId, status: "DRAFT", side, createdById: actor.userId },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 3,
    select: { code: true, title: true, updatedAt: true, typing: { select: { savedAt: true, values: true } } },
  });
  return rows.map(({ code, title, updatedAt, typing }) => ({
    code,
    title: firstWords({ title, ...typedFromJson(typing?.values) }) || title,
    at: typing && typing.savedAt > updatedAt ? typing.savedAt : updatedAt,
  }));
}

/** The first words typed into listings of the reader's firm, by code: so that a draft without a title is known again in a list. */
export async function wordsTyped({ db, actor }: Viewing, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0 || actor.organizationId === null) return new Map();
  const rows = await db.listingTyping.findMany({
    where: { listing: { code: { in: [...codes] }, organizationId: actor.organizationId } },
    select: { values: true, listing: { select: { code: true } } },
  });
  return new Map(rows.map(({ listing, values }) => [listing.code, firstWords(typedFromJson(values))]));
}
