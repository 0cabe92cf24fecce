// Libraries that answer with all hits: the application filters and counts.
import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { countHits, isOpen, type Listed } from "../listed.ts";
import { PAGE, type SearchAnswer } from "../search-questions.ts";
import { text } from "./peer.ts";
import type { SearchPeer } from "./search-peer.ts";

const spaces = (value: string) => value.split(" ");

function answer(listed: readonly Listed[], found: readonly number[], asked: SearchQuestion): SearchAnswer {
  const open = found.map((n) => listed[n] as Listed).filter((one) => isOpen(one, asked));
  const { total, facets, kept } = countHits(open, asked);
  return { total, facets, ids: kept.slice(0, PAGE) };
}

export function searchMiniSearch(listed: readonly Listed[]): SearchPeer {
  const begun = performance.now();
  const index = new MiniSearch({
    fields: ["strong", "plain"],
    tokenize: spaces,
    processTerm: (term) => term,
    searchOptions: { combineWith: "AND", boost: { strong: 5 } },
  });
  for (const { n, strong, plain } of listed) index.add({ id: n, strong: text(strong), plain: text(plain) });
  const search = (asked: SearchQuestion) =>
    answer(
      listed,
      index.search(text(asked.words ?? [])).map(({ id }) => Number(id)),
      asked,
    );
  const built = `MiniSearch：${((performance.now() - begun) / 1000).toFixed(1)} 秒`;
  return { name: "MiniSearch，应用计数", built, search, close: () => undefined };
}

export function searchFlexSearch(listed: readonly Listed[]): SearchPeer {
  const begun = performance.now();
  const index = new Index({ tokenize: "strict", encode: spaces });
  for (const { n, strong, plain } of listed) index.add(n, `${text(strong)} ${text(plain)}`);
  const search = (asked: SearchQuestion) =>
    answer(listed, index.search(text(asked.words ?? []), { limit: listed.length }).map(Number), asked);
  const built = `FlexSearch：${((performance.now() - begun) / 1000).toFixed(1)} 秒`;
  return { name: "FlexSearch，应用计数", built, search, close: () => undefined };
}
