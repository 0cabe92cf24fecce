import type { Db } from "#lib/db/client.ts";
import { fold } from "#lib/text/fold.ts";
import { tokenize } from "#lib/text/tokenizer.ts";

/** Names asked for in one statement: keeps each far below its time limit. */
const AT_ONCE = 40;
const PLAIN = /^[a-z0-9]+$/u;

/**
 * The indexed terms that every text with this name in it has: pairs of characters, and runs of letters or digits without a mark
 * inside, since a mark may join the name to its neighbours.
 */
export function termsOfName(name: string): string[] {
  const tokens = tokenize(fold(name));
  const strong = tokens.filter(
    ({ kind, term }) => kind === "pair" || ((kind === "latin" || kind === "part") && PLAIN.test(term)),
  );
  const chosen = strong.length > 0 ? strong : tokens.filter(({ kind }) => kind === "char");
  return [...new Set(chosen.map(({ term }) => term))];
}

/**
 * Ids of the listings in whose texts one of the names may stand, ascending. Every listing with such a name is among them;
 * a few have its parts only in different places.
 *
 * @param published true: only those that are published, without their days of validity.
 */
export async function listingsNaming(db: Db, names: readonly string[], { published = false } = {}): Promise<string[]> {
  const asked = names.map(termsOfName).filter((terms) => terms.length > 0);
  const found = new Set<string>();
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT t.listing_id AS id
      FROM jsonb_array_elements(${JSON.stringify(asked.slice(from, from + AT_ONCE))}::jsonb) AS name
      CROSS JOIN LATERAL (
        SELECT listing_id FROM listing_terms WHERE terms @> ARRAY(SELECT jsonb_array_elements_text(name))
      ) AS t
      WHERE NOT ${published} OR EXISTS (SELECT FROM listing l WHERE l.id = t.listing_id AND l.status = 'PUBLISHED')`;
    for (const { id } of rows) found.add(id);
  }
  return [...found].sort();
}
