import type { Db, Tx } from "#lib/db/client.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import type { TaxonomyKind, Term } from "./model.ts";

/** How long a process may work with terms it has read; staff's changes show within this time. */
const CACHE_MS = 5_000;

const cache = new WeakMap<Db | Tx, Map<TaxonomyKind, { readAt: number; terms: Promise<Term[]> }>>();

/** Every term of a list as staff see it: their row instead of the file's, in the order of the files. */
export async function listTerms(db: Db | Tx, kind: TaxonomyKind): Promise<Term[]> {
  const rows = await db.taxonomyTerm.findMany({
    where: { kind },
    orderBy: [{ position: "asc" }, { code: "asc" }, { byStaff: "asc" }],
  });
  const byCode = new Map<string, Term>();
  for (const row of rows) {
    const { code, labelZh, labelEn, aliases, source } = row;
    const validFrom = row.validFrom && dateToDay(row.validFrom);
    const validTo = row.validTo && dateToDay(row.validTo);
    byCode.set(code, { kind, code, labelZh, labelEn, aliases, source, validFrom, validTo });
  }
  return [...byCode.values()];
}

/** listTerms, kept for a few seconds: terms are asked for with every listing. */
export function taxonomyOf(db: Db, kind: TaxonomyKind): Promise<Term[]> {
  const kinds = cache.get(db) ?? new Map<TaxonomyKind, { readAt: number; terms: Promise<Term[]> }>();
  cache.set(db, kinds);
  const held = kinds.get(kind);
  // The age of a cache is no business rule: it may read the machine's clock.
  const readAt = performance.now();
  if (held && readAt - held.readAt < CACHE_MS) return held.terms;
  const terms = listTerms(db, kind);
  kinds.set(kind, { readAt, terms });
  terms.catch(() => kinds.delete(kind));
  return terms;
}
