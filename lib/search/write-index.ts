import type { Db, Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { NO_CONCEPTS } from "#lib/matching/model/concepts.ts";
import { matchTerms } from "#lib/matching/model/prepared.ts";
import { type FoundBy, writeForms } from "#lib/search/write-form.ts";
import { hash32 } from "#lib/text/hash.ts";
import { maskName } from "#lib/text/mask.ts";
import { searchTerms, TOKENIZER_VERSION } from "#lib/text/tokenizer.ts";
import { textTools } from "#lib/text/tools.ts";

const TEXT_OF_INDEX = {
  id: true,
  status: true,
  side: true,
  code: true,
  title: true,
  summary: true,
  description: true,
  keywords: true,
  details: true,
  visibility: true,
  organization: { select: { name: true } },
} as const satisfies Prisma.ListingSelect;

type Row = Prisma.ListingGetPayload<{ select: typeof TEXT_OF_INDEX }>;

/** Terms kept for finding counterparts; the rest of a long text adds little (docs/performance.md). */
const POSTINGS_PER_LISTING = 64;
/** Rows a statement writes at most: two arrays of some hundred texts each. */
const BATCH = 100;

/** The texts of a listing as everyone may read them. */
function readableTexts(row: Row) {
  const name = row.visibility === "ANONYMOUS" ? row.organization.name : "";
  const mask = (text: string) => maskName(text, name, t("zh-CN", "common.anonymousOrganization"));
  const details = typeof row.details === "object" && row.details !== null ? Object.values(row.details) : [];
  return {
    title: mask(row.title),
    summary: mask(row.summary),
    description: mask(row.description),
    keywords: row.keywords.map(mask),
    details: details.filter((value) => typeof value === "string").map(mask),
  };
}

function weightedTerms(row: Row, text: ReturnType<typeof readableTexts>): FoundBy {
  const strong = new Map<string, number>();
  const add = (value: string, weight: number) => {
    for (const term of searchTerms(value)) strong.set(term, (strong.get(term) ?? 0) + weight);
  };
  add(text.title, 8);
  for (const keyword of text.keywords) add(keyword, 5);
  add(row.code, 3);
  // An anonymous firm is never found by its name.
  if (row.visibility !== "ANONYMOUS") add(row.organization.name, 3);
  const body = [text.summary, text.description, ...text.details].flatMap(searchTerms);
  return { all: [...new Set([...strong.keys(), ...body])], strong };
}

/** Posting lists are kept apart by side: a match only looks for the other one. */
export const postingKey = (side: string, term: string): number => hash32(`${side}:${term}`);

function postings(row: Row, text: ReturnType<typeof readableTexts>): { key: number; impact: number }[] {
  const terms = matchTerms({ ...text, keywords: text.keywords, side: row.side }, { ...textTools, concepts: NO_CONCEPTS });
  const strongest = [...terms].sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, POSTINGS_PER_LISTING);
  const byKey = new Map<number, number>();
  for (const { term, weight } of strongest) byKey.set(postingKey(row.side, term), Math.min(32_000, Math.round(weight * 100)));
  return [...byKey].map(([key, impact]) => ({ key, impact }));
}

/** Rewrite the index of these listings and raise the clock once for each. Unknown ids (deleted drafts) only raise the clock. */
export async function writeIndex(tx: Tx, listingIds: readonly string[]): Promise<void> {
  const ids = [...new Set(listingIds)].sort();
  // The clock's lock comes first: a firm's change and a listing's own may rewrite one listing at once, and the second must read
  // what the first one committed.
  await raiseClock(tx, ids);
  for (let from = 0; from < ids.length; from += BATCH) await writeBatch(tx, ids.slice(from, from + BATCH));
}

async function writeBatch(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.listing.findMany({ where: { id: { in: [...ids] } }, select: TEXT_OF_INDEX });
  const documents = rows.map((row) => {
    const text = readableTexts(row);
    const terms = weightedTerms(row, text);
    return { row, terms, postings: row.status === "PUBLISHED" ? postings(row, text) : [] };
  });
  await tx.$executeRaw`DELETE FROM listing_posting WHERE listing_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`DELETE FROM listing_terms WHERE listing_id = ANY(${ids}::uuid[])`;
  await writeForms(tx, ids, new Map(documents.map(({ row, terms }) => [row.id, terms])));
  if (documents.length === 0) return;
  await tx.listingTerms.createMany({
    data: documents.map(({ row, terms: { all, strong } }) => ({
      listingId: row.id,
      terms: all,
      strongTerms: [...strong.keys()],
      strongWeights: [...strong.values()],
      tokenizerVersion: TOKENIZER_VERSION,
    })),
  });
  const flat = documents.flatMap(({ row, postings: list }) => list.map((posting) => ({ id: row.id, ...posting })));
  if (flat.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO listing_posting (term, impact, listing_id)
    SELECT * FROM unnest(${flat.map(({ key }) => key)}::int[], ${flat.map(({ impact }) => impact)}::smallint[], ${flat.map(({ id }) => id)}::uuid[])`);
}

/** The channel on which an index is woken. */
export const INDEX_CHANNEL = "jjj_index";

/** The clock is one row: its lock makes versions follow the order of commits, which a sequence does not. */
async function raiseClock(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // Told at commit; who misses it reads the clock itself.
  await tx.$executeRaw`SELECT pg_notify(${INDEX_CHANNEL}, '')`;
  await tx.$executeRaw`
    WITH clock AS (UPDATE index_clock SET version = version + ${ids.length}::int WHERE id = 1 RETURNING version)
    INSERT INTO listing_change (version, listing_id)
    SELECT clock.version - ${ids.length}::int + n, id FROM clock, unnest(${ids}::uuid[]) WITH ORDINALITY AS changed (id, n)`;
}

/** Changes that are kept for readers to catch up; one further behind reads the list anew. */
const CHANGES_KEPT = 100_000;

/**
 * Forget changes that no running reader still needs. An index that is further behind reads the list anew; the alerts have no
 * such way back, so that nothing they have not looked at is forgotten.
 * @returns how many
 */
export async function pruneChanges(db: Db): Promise<number> {
  return db.$executeRaw`
    DELETE FROM listing_change
    WHERE version < LEAST(
      (SELECT version FROM index_clock WHERE id = 1) - ${CHANGES_KEPT}::bigint,
      COALESCE((SELECT version FROM alert_cursor WHERE id = 1), ${Number.MAX_SAFE_INTEGER}::bigint))`;
}
