import { Draw } from "#lib/cli/seed/corpus/draw.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import type { FacetCounts, SearchQuestion } from "#lib/search/memory/question.ts";
import type { FacetName } from "#lib/search/port.ts";
import { fold } from "#lib/text/fold.ts";
import { hash32 } from "#lib/text/hash.ts";
import { queryTerms, tokenize } from "#lib/text/tokenizer.ts";
import { type Corpus, TODAY } from "./corpus.ts";
import type { World } from "./world.ts";

/** What an engine answers: how many hits, how many of each value of each facet, the first page. */
export type SearchAnswer = { total: number; facets: string; ids: number[] };

/** Rotating words of titles · words that half the corpus has · words that never stand together. */
export type Stratum = "words" | "half" | "none";

export const PAGE = 20;
const COMMON = ["采购", "合作", "供应", "京津冀", "设备", "采购 合作", "要求", "公司"];
const FACET_VALUES: readonly [FacetName, number, readonly string[]][] = [
  ["side", 0.5, ["SUPPLY", "DEMAND"]],
  ["region", 0.4, ["BEIJING", "TIANJIN", "HEBEI"]],
  ["chain", 0.3, ["hydrogen", "robotics", "machine-tools", "nev-icv", "biomedicine", "none", "unknown"]],
  ["form", 0.2, ["PRODUCT", "TECHNOLOGY", "SYSTEM_INTEGRATION", "OTHER"]],
  ["cooperation", 0.1, ["PURCHASE", "SERVICE", "JOINT_RND"]],
];

function question(words: string, draw: Draw): SearchQuestion {
  const facets: SearchQuestion["facets"] = {};
  for (const [name, share, values] of FACET_VALUES) if (draw.chance(share)) facets[name] = draw.some(values, draw.whole(1, 2));
  return {
    words: queryTerms(words).map(hash32),
    today: dayNumber(TODAY),
    facets,
    reader: { everything: false, organization: 0 },
    ...(draw.chance(0.2) && { amountMaxWan: draw.whole(20, 500) }),
    sort: "relevance",
    limit: PAGE,
    after: null,
  };
}

function titleWords(corpus: Corpus, n: number, draw: Draw): string {
  const words = tokenize(fold(corpus.listing(n).content.title)).flatMap(({ kind, term }) =>
    kind === "word" || kind === "latin" ? [term] : [],
  );
  return draw.some(words.length > 0 ? words : ["设备"], draw.whole(1, 3)).join(" ");
}

/** Questions of a stratum, the same for the same corpus. */
export function searchQuestions(world: World, stratum: Stratum, count: number): SearchQuestion[] {
  const { corpus } = world;
  const draw = new Draw(corpus.seed * 104_729 + hash32(stratum));
  const any = () => draw.whole(0, Math.min(corpus.size, 10_000) - 1);
  const questions: SearchQuestion[] = [];
  for (let tries = 0; questions.length < count && tries < count * 30; tries++) {
    if (stratum === "half") questions.push(question(draw.pick(COMMON), draw));
    else if (stratum === "words") questions.push(question(titleWords(corpus, any(), draw), draw));
    else {
      const asked = question(`${titleWords(corpus, any(), draw)} ${titleWords(corpus, any(), draw)}`, draw);
      if (world.index.search({ ...asked, facets: {} }).total === 0) questions.push(asked);
    }
  }
  return questions;
}

/** Counts as one text, so that engines can be compared: no zeros, names and values in order. */
export function factsOf(counts: Record<string, Record<string, number>>): string {
  return Object.entries(counts)
    .flatMap(([name, values]) => Object.entries(values).map(([value, count]) => ({ key: `${name} ${value}`, count })))
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => `${key} ${count}`)
    .sort()
    .join("\n");
}

/** The product's answer. */
export function askIndex(world: World, asked: SearchQuestion, numberOf: (id: string) => number): SearchAnswer {
  const { total, facets, ids } = world.index.search(asked);
  return { total, facets: factsOf(facets satisfies FacetCounts), ids: ids.map(numberOf) };
}
