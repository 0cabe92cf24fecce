import { termLabel } from "#lib/i18n/terms.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import { organizationsNamed } from "#lib/organizations/queries/public-organizations.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { type ListingFilter, searchPort } from "#lib/search/port.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { foldText } from "#lib/text/fold.ts";
import { type KnownWord, knownWords } from "./known-words.ts";

/** What somebody who typed this may mean. `path` is the page it leads to, without a language. */
export type Suggestion =
  | { kind: "CHAIN" | "WORD"; text: string; path: string; count: number }
  | { kind: "FIRM"; text: string; path: string; region: RegionCode };

const MOST_CHAINS = 2;
const MOST_FIRMS = 3;
const MOST_WORDS = 5;

/**
 * Chains, firms and keywords for what has been typed so far, whoever types: only what visitors may see, and nothing that would
 * find nothing. Counts are those of the list at this moment.
 */
export async function suggest(asking: Viewing, typed: string): Promise<Suggestion[]> {
  const viewing = { ...asking, actor: ANONYMOUS };
  const key = foldText(typed).trim();
  if (key === "") return [];
  const [chains, words, firms] = await Promise.all([
    suggestChains(viewing, key),
    suggestWords(viewing, key),
    organizationsNamed(viewing, typed, MOST_FIRMS),
  ]);
  return [
    ...chains,
    ...words,
    ...firms.map(({ id, name, region }) => ({ kind: "FIRM" as const, text: name, path: `/organizations/${id}`, region })),
  ];
}

async function suggestChains(viewing: Viewing, key: string): Promise<Suggestion[]> {
  const chains = await taxonomyOf(viewing.db, "chain");
  const meant = chains.filter(({ labelZh, labelEn, aliases }) =>
    [labelZh, labelEn, ...aliases].some((name) => foldText(name).includes(key)),
  );
  return withCounts(
    viewing,
    meant.slice(0, MOST_CHAINS).map(({ code, ...label }) => ({
      kind: "CHAIN" as const,
      text: termLabel(viewing.locale, label),
      path: `/listings?${new URLSearchParams({ chain: code })}`,
      filter: { chain: [code] },
    })),
  );
}

async function suggestWords(viewing: Viewing, key: string): Promise<Suggestion[]> {
  return withCounts(
    viewing,
    fitting(await knownWords(viewing), key).map(({ word }) => ({
      kind: "WORD" as const,
      text: word,
      path: `/listings?${new URLSearchParams({ q: word })}`,
      filter: { q: word },
    })),
  );
}

/** Words that begin with what was typed, then those that hold it, the commoner ones first; two spellings of one word are one. */
function fitting(words: readonly KnownWord[], key: string): KnownWord[] {
  const first: KnownWord[] = [];
  const then: KnownWord[] = [];
  const known = new Set<string>();
  for (const word of words) {
    const at = word.key.indexOf(key);
    if (at < 0 || known.has(word.key)) continue;
    known.add(word.key);
    (at === 0 ? first : then).push(word);
    if (first.length === MOST_WORDS) break;
  }
  return [...first, ...then].slice(0, MOST_WORDS);
}

type Counted = Extract<Suggestion, { count: number }>;

async function withCounts(
  viewing: Viewing,
  asked: readonly (Omit<Counted, "count"> & { filter: ListingFilter })[],
): Promise<Counted[]> {
  const counted = await Promise.all(
    asked.map(async ({ filter, ...suggestion }) => {
      const { total } = await searchPort().search(viewing, { ...filter, limit: 1 });
      return { ...suggestion, count: total };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}
