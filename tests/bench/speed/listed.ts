import { inventFirm } from "#lib/cli/seed/corpus/invent.ts";
import { COOPERATION } from "#lib/listings/model.ts";
import { unpackWords } from "#lib/search/memory/pack-words.ts";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import type { FacetName } from "#lib/search/port.ts";
import { factsOf } from "./search-questions.ts";
import type { World } from "./world.ts";

/** One listing as search engines are given it: values of the facets, and its terms as hashes. */
export type Listed = {
  n: number;
  values: Readonly<Record<FacetName, readonly string[]>>;
  validUntil: number;
  /** NaN: not stated. */
  amountMinWan: number;
  strong: Int32Array;
  plain: Int32Array;
};

/** All listings of a world as search engines are given them. */
export function listedOf(world: World): Listed[] {
  return world.entries.map(({ words }, n) => {
    const { content, firm } = world.corpus.listing(n);
    const { strong, plain, amountMinWan, chain } = unpackWords(words);
    const values = {
      side: [content.side],
      form: content.form ? [content.form] : [],
      chain: [chain],
      region: [inventFirm(firm).region],
      cooperation: COOPERATION.filter((way) => content.cooperation.includes(way)),
    };
    return { n, values, validUntil: world.form(n).validUntil, amountMinWan, strong, plain };
  });
}

export const FACET_NAMES: readonly FacetName[] = ["side", "form", "chain", "region", "cooperation"];

/** Whether a listing may be counted at all, the facets apart. */
export const isOpen = ({ validUntil, amountMinWan }: Listed, { today, amountMaxWan }: SearchQuestion): boolean =>
  validUntil >= today && (amountMaxWan === undefined || !(amountMinWan > amountMaxWan));

/** Count hits as an application does that got all of them: facets ignore their own filter. */
export function countHits(hits: Iterable<Listed>, { facets }: SearchQuestion): { total: number; facets: string; kept: number[] } {
  const counts: Record<string, Record<string, number>> = { side: {}, form: {}, chain: {}, region: {}, cooperation: {} };
  const kept: number[] = [];
  for (const { n, values } of hits) {
    const failed = FACET_NAMES.filter(
      (name) => facets[name]?.length && !values[name].some((value) => facets[name]?.includes(value)),
    );
    if (failed.length > 1) continue;
    if (failed.length === 0) kept.push(n);
    for (const name of FACET_NAMES) {
      if (failed.length === 1 && failed[0] !== name) continue;
      const into = counts[name] as Record<string, number>;
      for (const value of values[name]) into[value] = (into[value] ?? 0) + 1;
    }
  }
  return { total: kept.length, facets: factsOf(counts), kept };
}
