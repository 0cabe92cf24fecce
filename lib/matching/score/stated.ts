import type { PlacedExclusion, Prepared } from "#lib/matching/model/prepared.ts";
import type { SpecCheck } from "#lib/matching/score/specs.ts";

/** A restriction in prose that the other side runs into. `by`: whose text states it. `words`: what it rules out and the other has. */
export type RuledOut = { by: "DEMAND" | "SUPPLY"; exclusion: PlacedExclusion; words: readonly string[]; binding: boolean };

const TRADING_FIRM = /贸易|商贸|经销|代理/u;

function judge(by: RuledOut["by"], own: Prepared, other: Prepared, exclusion: PlacedExclusion): RuledOut | null {
  const { regions } = exclusion;
  if (regions.length > 0) {
    if (other.listing.region === null) return null;
    const among = regions.includes(other.listing.region);
    // `仅限河北` binds whoever is elsewhere; `不接河北` whoever is there, when it names nothing but places.
    const hit = exclusion.kind === "ONLY" ? !among : among && exclusion.words.flat().length === 0;
    return hit ? { by, exclusion, words: [], binding: true } : null;
  }
  if (exclusion.kind === "ONLY") return null;
  if (exclusion.traders) {
    return TRADING_FIRM.test(other.listing.organizationName) ? { by, exclusion, words: [], binding: true } : null;
  }
  let best: RuledOut | null = null;
  for (const named of exclusion.words) {
    // Words its author also uses for what the listing itself is about do not tell the two apart.
    const telling = named.filter((word) => !own.core.has(word));
    const words = telling.filter((word) => other.core.has(word));
    // Binding when most of what is ruled out, or two words of it, stand in the other's title, summary or keywords.
    const binding = words.length / telling.length >= 0.5 || words.length >= 2;
    if (words.length > 0 && (!best || (binding && !best.binding))) best = { by, exclusion, words, binding };
  }
  return best;
}

/** Restrictions of either text that the other listing runs into, binding ones first. */
export function ruledOut(demand: Prepared, supply: Prepared): RuledOut[] {
  const found = [
    ...demand.exclusions.map((exclusion) => judge("DEMAND", demand, supply, exclusion)),
    ...supply.exclusions.map((exclusion) => judge("SUPPLY", supply, demand, exclusion)),
  ].filter((one) => one !== null);
  return found.sort((a, b) => Number(b.binding) - Number(a.binding));
}

/** A measured requirement, worded as binding, that a statement about the same thing contradicts by more than a tenth. */
export function contradicted(checks: readonly SpecCheck[]): SpecCheck[] {
  return checks.filter(({ result, demand, sameThing }) => result === "missed" && demand.binding && sameThing === 1);
}
