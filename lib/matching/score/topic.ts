import { PLACE, type ScoringForm } from "#lib/matching/model/form.ts";
import { impact, type Rarity } from "#lib/matching/model/rarity.ts";

/** A term both texts have: its hash, its share of the cosine, and whether it stands in title or keywords of both, is one character. */
export type SharedTerm = { term: number; share: number; core: boolean; sign: boolean };

/** How alike two texts are, 0–1: the cosine of fielded, saturated term weights. `meet` is told every common term. */
export function cosineOf(
  a: ScoringForm,
  b: ScoringForm,
  rarity: Rarity,
  meet?: (term: number, share: number, core: boolean, sign: boolean) => void,
): number {
  const left = rarity.scale(a);
  const right = rarity.scale(b);
  const unit = left.unit * right.unit;
  const { terms: x } = a;
  const { terms: y } = b;
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < x.length && j < y.length) {
    const s = x[i] as number;
    const t = y[j] as number;
    if (s === t) {
      const idf = rarity.of(s);
      const share = impact(a.tf[i] as number, left.length) * impact(b.tf[j] as number, right.length) * idf * idf * unit;
      sum += share;
      if (meet) {
        const both = (a.place[i] as number) & (b.place[j] as number);
        meet(s, share, (both & PLACE.title) !== 0, (both & PLACE.sign) !== 0);
      }
      i++;
      j++;
    } else if (s < t) i++;
    else j++;
  }
  return sum;
}

/** The common terms, those that count most first; equal ones by hash, so that a pair always names them in the same order. */
export function sharedTerms(a: ScoringForm, b: ScoringForm, rarity: Rarity): SharedTerm[] {
  const shared: SharedTerm[] = [];
  cosineOf(a, b, rarity, (term, share, core, sign) => shared.push({ term, share, core, sign }));
  return shared.sort((x, y) => y.share - x.share || x.term - y.term);
}
