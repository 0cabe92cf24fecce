import type { Corpus } from "#lib/matching/model/corpus.ts";
import type { PlacedQuantity, TextTools } from "#lib/matching/model/prepared.ts";
import type { Broken } from "#lib/matching/score/constraints.ts";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { type Quotable, quoteSpan, quoteTerms, spelling } from "#lib/matching/score/quotes.ts";
import type { SpecCheck } from "#lib/matching/score/specs.ts";
import type { RuledOut } from "#lib/matching/score/stated.ts";
import type { FeatureKind } from "#lib/matching/score/weights.ts";

type Evidence = { demand: string | null; supply: string | null };
/** A line of the score before words are put to it. `topic` splits into what the titles and keywords share and the texts. */
export type Reason = Evidence & {
  kind: Exclude<FeatureKind, "topic"> | "subject" | "wording";
  points: number;
  terms: readonly string[];
};
/** A statement of the prose that is against the pair: a number that does not fit, or something ruled out. */
export type Against = Evidence &
  ({ kind: "spec"; check: SpecCheck } | { kind: "exclusion"; hit: RuledOut; words: readonly string[] });
/** A demand's number that the supply says nothing about. */
export type Unstated = { demand: string | null };

export type Explanation = { reasons: Reason[]; broken: Broken[]; against: Against[]; doubts: Against[]; unstated: Unstated[] };

const SHOWN_TERMS = 4;
const SHOWN_SPECS = 3;
const SHOWN_UNSTATED = 2;
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * Terms worth showing: strongest first, none that is part of another one shown. Pairs of characters that are no word
 * (`属双`) carry points but say nothing to a reader; they stand in only where no word is shared.
 */
function tellingTerms(names: readonly string[], listing: Quotable): string[] {
  const words = new Set(
    listing.fields.flatMap(({ tokens }) =>
      tokens.filter(({ kind }) => kind === "word" || kind === "latin").map(({ term }) => term),
    ),
  );
  const spoken = names.filter((name) => words.has(name));
  const shown: string[] = [];
  for (const name of spoken.length > 0 ? spoken : names) {
    if (shown.some((other) => other.includes(name))) continue;
    const inside = shown.findIndex((other) => name.includes(other));
    if (inside >= 0) shown[inside] = name;
    else if (shown.length < SHOWN_TERMS) shown.push(name);
  }
  return shown;
}

function topicReasons(
  score: PairScore,
  points: number,
  corpus: Corpus,
  demand: Quotable,
  supply: Quotable,
  tools: TextTools,
): Reason[] {
  const groups = [
    { kind: "subject" as const, terms: score.topic.shared.filter(({ core }) => core) },
    { kind: "wording" as const, terms: score.topic.shared.filter(({ core }) => !core) },
  ];
  const total = score.topic.shared.reduce((sum, { share }) => sum + share, 0);
  let left = points;
  return groups.flatMap(({ kind, terms }, i) => {
    if (terms.length === 0 || total === 0) return [];
    const share = terms.reduce((sum, one) => sum + one.share, 0) / total;
    // The last group takes what rounding left, so that the lines add up.
    const last = i === groups.length - 1 || groups[i + 1]?.terms.length === 0;
    const own = last ? round(left) : round(points * share);
    left -= own;
    const weights = new Map(terms.map(({ id, share: weight }) => [corpus.name(id), weight]));
    const shown = tellingTerms([...weights.keys()], demand).map((term) => spelling(demand, term) ?? term);
    if (own <= 0) return [];
    return [
      { kind, points: own, terms: shown, demand: quoteTerms(demand, weights, tools), supply: quoteTerms(supply, weights, tools) },
    ];
  });
}

function quoteQuantity(listing: Quotable, quantity: PlacedQuantity): string | null {
  return quoteSpan(listing, quantity.field, quantity.start, quantity.end);
}

function specReasons(score: PairScore, points: number, demand: Quotable, supply: Quotable): Reason[] {
  const agreeing = score.specs.filter(({ result }) => result !== "missed");
  const strength = ({ result, sameThing }: SpecCheck) => sameThing * (result === "met" ? 2 : 1);
  const shown = [...agreeing].sort((a, b) => strength(b) - strength(a)).slice(0, SHOWN_SPECS);
  const total = shown.reduce((sum, check) => sum + strength(check), 0);
  let left = points;
  return shown.map((check, i) => {
    const own = i === shown.length - 1 ? round(left) : round((points * strength(check)) / total);
    left -= own;
    return {
      kind: "specs" as const,
      points: own,
      terms: [],
      demand: quoteQuantity(demand, check.demand),
      supply: quoteQuantity(supply, check.supply),
    };
  });
}

function quoteExclusion(hit: RuledOut, demand: Quotable, supply: Quotable, tools: TextTools): Evidence {
  const [own, other] = hit.by === "DEMAND" ? [demand, supply] : [supply, demand];
  const stated = quoteSpan(own, hit.exclusion.field, hit.exclusion.start, hit.exclusion.end);
  const met = hit.words.length > 0 ? quoteTerms(other, new Map(hit.words.map((word) => [word, 1])), tools) : null;
  return hit.by === "DEMAND" ? { demand: stated, supply: met } : { demand: met, supply: stated };
}

/** Everything there is to say about a pair, made from the features that made the score, with exact quotations. */
export function explainPair(score: PairScore, corpus: Corpus, demand: Quotable, supply: Quotable, tools: TextTools): Explanation {
  const reasons = score.parts.flatMap(({ kind, points }): Reason[] => {
    if (kind === "topic") return topicReasons(score, points, corpus, demand, supply, tools);
    if (kind === "specs") return specReasons(score, points, demand, supply);
    return [{ kind, points, terms: [], demand: null, supply: null }];
  });
  const spec = (check: SpecCheck): Against => ({
    kind: "spec",
    check,
    demand: quoteQuantity(demand, check.demand),
    supply: quoteQuantity(supply, check.supply),
  });
  const exclusion = (hit: RuledOut): Against => ({
    kind: "exclusion",
    hit,
    words: hit.words,
    ...quoteExclusion(hit, demand, supply, tools),
  });
  const soft = score.specs.filter(
    (check) => check.result === "missed" && check.sameThing >= 0.8 && !score.contradictions.includes(check),
  );
  const answered = new Set(score.specs.map((check) => check.demand));
  const unstated = demand.prepared.quantities
    .filter((quantity) => quantity.binding && !answered.has(quantity))
    .slice(0, SHOWN_UNSTATED);
  return {
    reasons: reasons.sort((a, b) => b.points - a.points),
    broken: score.broken,
    against: [...score.contradictions.map(spec), ...score.ruledOut.filter(({ binding }) => binding).map(exclusion)],
    doubts: [...soft.map(spec), ...score.ruledOut.filter(({ binding }) => !binding).map(exclusion)],
    unstated: unstated.map((quantity) => ({ demand: quoteQuantity(demand, quantity) })),
  };
}
