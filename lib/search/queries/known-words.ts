import { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { readClock } from "#lib/search/memory/source.ts";
import { foldText } from "#lib/text/fold.ts";

/** A keyword that firms have given to public listings, with the form under which it is compared. */
export type KnownWord = { word: string; key: string; count: number };

/** Words kept at most, the commonest first. */
const MOST_WORDS = 50_000;
/** So many words are read anew whenever the list has changed: that takes a few milliseconds. */
const FEW_WORDS = 5_000;
/** More of them at most this often; whoever shows a word asks the index whether it is still there. */
const REREAD_MS = 30_000;

type Held = { state: string; readAt: number; words: Promise<KnownWord[]> };
const held = new WeakMap<Viewing["db"], Held>();

/** Keywords of listings that name their firm: those of the others might. */
async function readWords({ db, now }: Viewing): Promise<KnownWord[]> {
  const rows = await db.$queryRaw<{ word: string; count: number }[]>(Prisma.sql`
    SELECT word, count(*)::int AS count
    FROM listing l JOIN organization o ON o.id = l.organization_id, unnest(l.keywords) AS word
    WHERE l.status = 'PUBLISHED' AND l.valid_until >= ${dayOf(now)}::date AND l.visibility = 'PUBLIC'
      AND o.verification <> 'SUSPENDED'
    GROUP BY word ORDER BY count(*) DESC, word LIMIT ${MOST_WORDS}`);
  return rows.map(({ word, count }) => ({ word, key: foldText(word), count }));
}

/** The keywords of the public list, commonest first; of a long list as they were within the last half minute. */
export async function knownWords(viewing: Viewing): Promise<KnownWord[]> {
  const before = held.get(viewing.db);
  // The age of a cache is no business rule: it may read the machine's clock.
  const readAt = performance.now();
  if (before && readAt - before.readAt < REREAD_MS && (await before.words).length > FEW_WORDS) return before.words;
  const { version, change } = await readClock(viewing.db);
  const state = `${version} ${change} ${dayOf(viewing.now)}`;
  if (before?.state === state) return before.words;
  const words = readWords(viewing);
  held.set(viewing.db, { state, readAt, words });
  words.catch(() => held.delete(viewing.db));
  return words;
}
