import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { embeddingHash, embeddingText } from "#lib/matching/model/embedding.ts";
import { embeddingSettings } from "#lib/matching/queries/embedding-settings.ts";
import { loadRows, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { BATCH, embedTexts, type Patience } from "./endpoint.ts";

/** Batches of one run of the clock; the next minute goes on. */
const BATCHES = 20;

/**
 * The clock: give published listings that have none, or whose row has changed, their vector. A text that was embedded before is not
 * sent again. Without an endpoint, or while it fails, nothing happens and nothing else is touched. Two at once write the same.
 *
 * @returns how many listings got a vector
 */
export async function embedListings(ctx: Context, patience?: Patience): Promise<number> {
  authorize(ctx.actor, "match.rematch", null);
  const settings = embeddingSettings();
  if (!settings) return 0;
  let written = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const due = await ctx.db.$queryRaw<{ id: string }[]>`
      SELECT l.id FROM listing l
      LEFT JOIN listing_embedding e ON e.listing_id = l.id AND e.model = ${settings.model}
      WHERE l.status = 'PUBLISHED' AND (e.listing_version IS NULL OR e.listing_version <> l.version)
      ORDER BY l.published_at DESC, l.id LIMIT ${BATCH}`;
    if (due.length === 0) break;
    const rows = await loadRows(
      ctx,
      due.map(({ id }) => id),
    );
    const read = rows.map((row) => {
      const text = embeddingText(toMatchListing(row));
      return { id: row.id, version: row.version, side: row.side, text, hash: embeddingHash(text) };
    });
    const known = await ctx.db.textEmbedding.findMany({
      where: { model: settings.model, textHash: { in: read.map(({ hash }) => hash) } },
      select: { textHash: true },
    });
    const kept = new Set(known.map(({ textHash }) => textHash));
    const fresh = [...new Map(read.filter(({ hash }) => !kept.has(hash)).map((one) => [one.hash, one])).values()];
    const texts = fresh.map(({ text }) => text);
    const vectors = fresh.length > 0 ? await embedTexts(settings, texts, ctx.now, patience) : [];
    if (!vectors) break;
    await inTransaction(ctx.db, async (tx) => {
      const data = fresh.flatMap(({ hash }, i) => {
        const vector = vectors[i];
        return vector ? [{ model: settings.model, textHash: hash, vector: new Uint8Array(vector), createdAt: ctx.now }] : [];
      });
      await tx.textEmbedding.createMany({ data, skipDuplicates: true });
      await tx.$executeRaw`
        INSERT INTO listing_embedding (listing_id, model, text_hash, listing_version, side)
        SELECT id, ${settings.model}, hash, version, side::"Side"
        FROM unnest(${read.map(({ id }) => id)}::uuid[], ${read.map(({ hash }) => hash)}::text[],
          ${read.map(({ version }) => version)}::int[], ${read.map(({ side }) => side)}::text[]) AS r (id, hash, version, side)
        ORDER BY id
        ON CONFLICT (listing_id, model) DO UPDATE SET text_hash = excluded.text_hash, listing_version = excluded.listing_version,
          side = excluded.side, seq = nextval(pg_get_serial_sequence('listing_embedding', 'seq'))`;
    });
    written += read.length;
  }
  return written;
}
