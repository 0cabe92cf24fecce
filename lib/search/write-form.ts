import { db, type Tx } from "#lib/db/client.ts";
import { toWan } from "#lib/kernel/money.ts";
import { COOPERATION } from "#lib/listings/model.ts";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import { isMatchable, MATCH_COLUMNS, type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { readingToolsWith } from "#lib/matching/queries/reading-tools.ts";
import { currentOntology } from "#lib/ontology/queries/current-ontology.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import { packForm } from "#lib/search/memory/pack-form.ts";
import { packWords, VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Terms under which a listing is found, and the weights of those that say what it is. */
export type FoundBy = { all: string[]; strong: ReadonlyMap<string, number> };

const COLUMNS = {
  ...MATCH_COLUMNS,
  organization: { select: { ...MATCH_COLUMNS.organization.select, division: true } },
} as const;
type Row = MatchRow & { organization: { division: string | null } };

const HIGHEST_WEIGHT = 255;

function wordsOf(row: Row, { all, strong }: FoundBy): Uint8Array<ArrayBuffer> {
  const weights = new Map<number, number>();
  for (const [term, weight] of strong) weights.set(hash32(term), Math.min(HIGHEST_WEIGHT, weight));
  const sorted = [...weights].sort(([a], [b]) => a - b);
  const plain = new Set(all.map(hash32).filter((hash) => !weights.has(hash)));
  return packWords({
    code: row.code,
    visibility: VISIBILITY_CODE[row.visibility],
    cooperation: COOPERATION.reduce((bits, way, i) => (row.cooperation.includes(way) ? bits | (1 << i) : bits), 0),
    division: Number(row.organization.division ?? 0),
    amountMinWan: toWan(row.amountMinWan) ?? Number.NaN,
    publishedAt: row.publishedAt?.getTime() ?? 0,
    chain: row.chain ?? "unknown",
    plain: Int32Array.from(plain).sort(),
    strong: Int32Array.from(sorted, ([hash]) => hash),
    weights: Uint8Array.from(sorted, ([, weight]) => weight),
  });
}

/**
 * Write what the in-memory index reads of these listings: those that are published, of a firm that is not suspended. The rows
 * of all others are taken away.
 */
export async function writeForms(tx: Tx, ids: readonly string[], foundBy: ReadonlyMap<string, FoundBy>): Promise<void> {
  await tx.$executeRaw`DELETE FROM listing_form WHERE listing_id = ANY(${ids}::uuid[])`;
  const rows: Row[] = await tx.listing.findMany({ where: { id: { in: [...ids] }, status: "PUBLISHED" }, select: COLUMNS });
  const shown = rows.filter(isMatchable);
  if (shown.length === 0) return;
  const tools = readingToolsWith(await currentOntology(db(), tx));
  await tx.listingForm.createMany({
    data: shown.flatMap((row) => {
      const terms = foundBy.get(row.id);
      if (!terms) return [];
      const form = packForm(prepareListing(toMatchListing(row), tools).form);
      return [{ listingId: row.id, format: INDEX_FORMAT, form, words: wordsOf(row, terms) }];
    }),
  });
}
