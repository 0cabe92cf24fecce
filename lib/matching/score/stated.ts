import { type FormExclusion, indexIn, PLACE, type ScoringForm, TRAIT } from "#lib/matching/model/form.ts";

/**
 * A restriction in prose that the other side runs into. `by`: whose text states it · `exclusion`: its index · `words`: hashes
 * of what it rules out and the other has.
 */
export type RuledOut = { by: "DEMAND" | "SUPPLY"; exclusion: number; words: readonly number[]; binding: boolean };

const isCore = (form: ScoringForm, term: number): boolean => {
  const at = indexIn(form.terms, term);
  return at >= 0 && ((form.place[at] as number) & PLACE.core) !== 0;
};

function judge(by: RuledOut["by"], index: number, exclusion: FormExclusion, other: ScoringForm): RuledOut | null {
  const { regions } = exclusion;
  if (regions !== 0) {
    if (other.region === 0) return null;
    const among = (regions & other.region) !== 0;
    // `仅限河北` binds whoever is elsewhere; `不接河北` whoever is there, when it names nothing but places.
    const hit = exclusion.only ? !among : among && exclusion.placeOnly;
    return hit ? { by, exclusion: index, words: [], binding: true } : null;
  }
  if (exclusion.only) return null;
  const traits = exclusion.traits & other.orgTraits;
  if (traits !== 0) return { by, exclusion: index, words: [], binding: (traits & TRAIT.trader) !== 0 };
  if ((exclusion.traits & TRAIT.trader) !== 0) return null;
  let best = kindOf(by, index, exclusion, other);
  for (const named of exclusion.words) {
    let words: number[] | null = null;
    for (let i = 0; i < named.length; i++) {
      const word = named[i] as number;
      if (!isCore(other, word)) continue;
      words ??= [];
      words.push(word);
    }
    if (!words) continue;
    // Binding when most of what is ruled out, or two words of it, stand in the other's title, summary or keywords.
    const binding = words.length / named.length >= 0.5 || words.length >= 2;
    if (!best || (binding && !best.binding)) best = { by, exclusion: index, words, binding };
  }
  return best;
}

/**
 * What is ruled out as a kind of thing, and the other is one: `石墨板请勿联系` and a 模压石墨板. Binding for who asks; what a
 * supply leaves out (`有硫的要另配`) is as a rule a part that is missing, not the whole.
 */
function kindOf(by: RuledOut["by"], index: number, { concepts }: FormExclusion, other: ScoringForm): RuledOut | null {
  for (let i = 0; i < concepts.length; i++) {
    const concept = concepts[i] as number;
    if (isCore(other, concept)) return { by, exclusion: index, words: [concept], binding: by === "DEMAND" };
  }
  return null;
}

const NONE: readonly RuledOut[] = [];

/** Restrictions of either text that the other listing runs into, binding ones first. */
export function ruledOut(demand: ScoringForm, supply: ScoringForm): readonly RuledOut[] {
  if (demand.exclusions.length === 0 && supply.exclusions.length === 0) return NONE;
  const found: RuledOut[] = [];
  for (let i = 0; i < demand.exclusions.length; i++) {
    const hit = judge("DEMAND", i, demand.exclusions[i] as FormExclusion, supply);
    if (hit) found.push(hit);
  }
  for (let i = 0; i < supply.exclusions.length; i++) {
    const hit = judge("SUPPLY", i, supply.exclusions[i] as FormExclusion, demand);
    if (hit) found.push(hit);
  }
  return found.length > 1 ? found.sort((a, b) => Number(b.binding) - Number(a.binding)) : found;
}
