import type { Db } from "#lib/db/client.ts";
import type { Side } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { embeddingHash, embeddingText, likeness, unpackVector } from "#lib/matching/model/embedding.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { embeddingSettings } from "#lib/matching/queries/embedding-settings.ts";

/** Listings whose meaning is near, best first, with the model that says so. */
export type Neighbours = { model: string; ids: string[] };

const AT_ONCE = 2_000;
/** Read again behind the newest number: a writer with a lower one may have committed later. */
const OVERLAP = 500n;

type Entry = { side: Side; vector: Int8Array };
type Vectors = { entries: Map<string, Entry>; seq: bigint };
const holder = globalThis as typeof globalThis & { jjjEmbeddings?: WeakMap<Db, Map<string, Vectors>> };

/** The vectors of a model in this process, as new as the database. */
async function vectorsOf(db: Db, model: string): Promise<Vectors> {
  holder.jjjEmbeddings ??= new WeakMap();
  const models = holder.jjjEmbeddings.get(db) ?? new Map<string, Vectors>();
  holder.jjjEmbeddings.set(db, models);
  const known = models.get(model) ?? { entries: new Map(), seq: 0n };
  models.set(model, known);
  let after = known.seq > OVERLAP ? known.seq - OVERLAP : 0n;
  for (;;) {
    const rows = await db.$queryRaw<{ listing_id: string; side: Side; seq: bigint; vector: Uint8Array }[]>`
      SELECT e.listing_id, e.side, e.seq, t.vector FROM listing_embedding e
      JOIN text_embedding t ON t.model = e.model AND t.text_hash = e.text_hash
      WHERE e.model = ${model} AND e.seq > ${after} ORDER BY e.seq LIMIT ${AT_ONCE}`;
    for (const row of rows) known.entries.set(row.listing_id, { side: row.side, vector: unpackVector(row.vector) });
    after = rows.at(-1)?.seq ?? after;
    if (after > known.seq) known.seq = after;
    if (rows.length < AT_ONCE) return known;
  }
}

/**
 * The listings of the other side nearest in meaning, from stored vectors alone: no endpoint is asked. Null without an endpoint, or
 * while this listing has no vector. Which of them may be shown is decided by who reads them afterwards.
 */
export async function semanticNeighbours(
  { db }: Pick<Viewing, "db">,
  mine: MatchListing,
  limit: number,
): Promise<Neighbours | null> {
  const settings = embeddingSettings();
  if (!settings) return null;
  const { model } = settings;
  const textHash = embeddingHash(embeddingText(mine));
  const own = await db.textEmbedding.findUnique({ where: { model_textHash: { model, textHash } }, select: { vector: true } });
  if (!own) return null;
  const vector = unpackVector(own.vector);
  const { entries } = await vectorsOf(db, model);
  const near: { id: string; share: number }[] = [];
  for (const [id, entry] of entries) {
    if (entry.side === mine.side) continue;
    const share = likeness(vector, entry.vector);
    if (share > 0) near.push({ id, share });
  }
  near.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  return { model, ids: near.slice(0, limit).map(({ id }) => id) };
}
