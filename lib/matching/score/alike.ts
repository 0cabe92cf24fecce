import { PLACE, type ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import type { Alike } from "#lib/matching/model/shared/groups.ts";
import { checkSpecs } from "#lib/matching/score/specs.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";

/** Cosine from which two texts ask for the same thing; a near copy has some 0.6 (topicFull of the weights). */
const ALIKE_FROM = 0.4;
/** Needs whose days lie further apart are not bought together. */
const DAYS_APART = 120;
/** Titles are compared by so many of their rarest terms. */
const RAREST = 3;

export type AlikeNeed = { id: string; form: ScoringForm };

const days = (a: ScoringForm, b: ScoringForm) =>
  a.neededBy < 0 || b.neededBy < 0 || Math.abs(a.neededBy - b.neededBy) <= DAYS_APART;

/** One number is asked for by both, bindingly, about the same thing, and no one thing can have both. */
const contradict = (a: ScoringForm, b: ScoringForm) =>
  checkSpecs(a.quantities, b.quantities).some(
    ({ result, binding, sameThing }) => result === "missed" && binding && sameThing === 1,
  );

/** How alike two needs are; 0 when they cannot be shared: other dates, numbers that exclude one another, one firm. */
export function likenessOf(a: ScoringForm, b: ScoringForm, rarity: Rarity): number {
  if (a.organization === b.organization || !days(a, b) || contradict(a, b) || contradict(b, a)) return 0;
  const cosine = cosineOf(a, b, rarity);
  return cosine >= ALIKE_FROM ? cosine : 0;
}

/** What a title or keyword names, the rarest first. */
function named({ terms, place }: ScoringForm, rarity: Rarity): number[] {
  const both = PLACE.title | PLACE.core;
  const found = [...terms].filter((_, i) => ((place[i] as number) & both) === both);
  return found.sort((x, y) => rarity.of(y) - rarity.of(x) || x - y).slice(0, RAREST);
}

/** All pairs of alike needs. Only needs whose titles or keywords share a rare word or concept are compared at all. */
export function alikePairs(needs: readonly AlikeNeed[], rarity: Rarity): Alike[] {
  const byTerm = new Map<number, number[]>();
  const pairs: Alike[] = [];
  needs.forEach((need, i) => {
    const compared = new Set<number>();
    for (const term of named(need.form, rarity)) {
      const others = byTerm.get(term) ?? [];
      for (const other of others) compared.add(other);
      byTerm.set(term, [...others, i]);
    }
    for (const other of compared) {
      const { id, form } = needs[other] as AlikeNeed;
      const likeness = likenessOf(form, need.form, rarity);
      if (likeness > 0) pairs.push({ a: id, b: need.id, likeness });
    }
  });
  return pairs;
}
