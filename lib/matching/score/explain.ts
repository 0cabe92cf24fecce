import type { PlacedExclusion, PlacedQuantity } from "#lib/matching/model/prepared.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { type Broken, brokenDetails } from "#lib/matching/score/constraints.ts";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { nameOf, type Quotable, quoteSpan, quoteTerms, spelling } from "#lib/matching/score/quotes.ts";
import { contradicts, type SpecCheck } from "#lib/matching/score/specs.ts";
import type { RuledOut } from "#lib/matching/score/stated.ts";
import { sharedTerms } from "#lib/matching/score/topic.ts";
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
  ({ kind: "spec"; check: SpecCheck } | { kind: "exclusion"; hit: RuledOut; stated: PlacedExclusion });
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

function topicReasons(points: number, rarity: Rarity, demand: Quotable, supply: Quotable): Reason[] {
  const shared = sharedTerms(demand.prepared.form, supply.prepared.form, rarity);
  const groups = [
    { kind: "subject" as const, terms: shared.filter(({ core }) => core) },
    { kind: "wording" as const, terms: shared.filter(({ core }) => !core) },
  ];
  const total = shared.reduce((sum, { share }) => sum + share, 0);
  let left = points;
  return groups.flatMap(({ kind, terms }, i) => {
    if (terms.length === 0 || total === 0) return [];
    const share = terms.reduce((sum, one) => sum + one.share, 0) / total;
    // The last group takes what rounding left, so that the lines add up.
    const last = i === groups.length - 1 || groups[i + 1]?.terms.length === 0;
    const own = last ? round(left) : round(points * share);
    left -= own;
    if (own <= 0) return [];
    // Single characters are shown only where two texts share nothing longer.
    const longer = terms.filter(({ sign }) => !sign);
    const evidence = longer.length > 0 ? longer : terms;
    const weights = new Map(evidence.map(({ term, share: weight }) => [term, weight]));
    const names = evidence.flatMap(({ term }) => nameOf(demand, term) ?? []);
    const shown = tellingTerms(names, demand).map((term) => spelling(demand, term) ?? term);
    return [{ kind, points: own, terms: shown, demand: quoteTerms(demand, weights), supply: quoteTerms(supply, weights) }];
  });
}

function quoteQuantity(listing: Quotable, index: number): string | null {
  const quantity = listing.prepared.quantities[index];
  return quantity ? quoteSpan(listing, quantity.field, quantity.start, quantity.end) : null;
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

function exclusionAgainst(hit: RuledOut, demand: Quotable, supply: Quotable): Against[] {
  const [own, other] = hit.by === "DEMAND" ? [demand, supply] : [supply, demand];
  const stated = own.prepared.exclusions[hit.exclusion];
  if (!stated) return [];
  const says = quoteSpan(own, stated.field, stated.start, stated.end);
  const met = hit.words.length > 0 ? quoteTerms(other, new Map(hit.words.map((word) => [word, 1]))) : null;
  const evidence = hit.by === "DEMAND" ? { demand: says, supply: met } : { demand: met, supply: says };
  return [{ kind: "exclusion", hit, stated, ...evidence }];
}

/** A binding number of the demand that nothing of the supply speaks to. */
function unanswered(score: PairScore, quantities: readonly PlacedQuantity[]): number[] {
  const answered = new Set(score.specs.map((check) => check.demand));
  return quantities.flatMap(({ binding }, i) => (binding && !answered.has(i) ? [i] : [])).slice(0, SHOWN_UNSTATED);
}

/** Everything there is to say about a pair, made from the features that made the score, with exact quotations. */
export function explainPair(score: PairScore, rarity: Rarity, demand: Quotable, supply: Quotable): Explanation {
  const reasons = score.parts.flatMap(({ kind, points }): Reason[] => {
    if (kind === "topic") return topicReasons(points, rarity, demand, supply);
    if (kind === "specs") return specReasons(score, points, demand, supply);
    return [{ kind, points, terms: [], demand: null, supply: null }];
  });
  const spec = (check: SpecCheck): Against => ({
    kind: "spec",
    check,
    demand: quoteQuantity(demand, check.demand),
    supply: quoteQuantity(supply, check.supply),
  });
  const exclusion = (hit: RuledOut) => exclusionAgainst(hit, demand, supply);
  const soft = score.specs.filter((check) => check.result === "missed" && check.sameThing >= 0.8 && !contradicts(check));
  return {
    reasons: reasons.sort((a, b) => b.points - a.points),
    broken: brokenDetails(score.broken, demand.prepared, supply.prepared),
    against: [
      ...score.specs.filter(contradicts).map(spec),
      ...score.ruledOut.filter(({ binding }) => binding).flatMap(exclusion),
    ],
    doubts: [...soft.map(spec), ...score.ruledOut.filter(({ binding }) => !binding).flatMap(exclusion)],
    unstated: unanswered(score, demand.prepared.quantities).map((index) => ({ demand: quoteQuantity(demand, index) })),
  };
}
