import { type JudgmentReason, measures } from "#lib/matching/model/judgment.ts";

/** One person's word, newest last in a list of them. */
export type Word = { demandId: string; supplyId: string; fits: boolean; reason: JudgmentReason | null };
/** What all words on a pair together say. `newest` is the last word that says the same. */
export type JudgedPair<W extends Word> = { demandId: string; supplyId: string; fits: boolean; newest: W; words: number };

/**
 * One judged pair for all words on it: what most people say. Words that are no fault of the match (already in touch, unwilling)
 * are left out; a pair on which as many say yes as no is disputed and counts for nothing.
 */
export function judgedPairs<W extends Word>(words: readonly W[]): { pairs: JudgedPair<W>[]; disputed: number } {
  const byPair = new Map<string, W[]>();
  for (const word of words) {
    if (!measures(word)) continue;
    const key = `${word.demandId} ${word.supplyId}`;
    byPair.set(key, [...(byPair.get(key) ?? []), word]);
  }
  let disputed = 0;
  const pairs = [...byPair.values()].flatMap((own) => {
    const yes = own.filter(({ fits }) => fits).length;
    const fits = yes * 2 > own.length;
    const newest = own.findLast((word) => word.fits === fits);
    if (yes * 2 === own.length || !newest) {
      disputed++;
      return [];
    }
    return [{ demandId: newest.demandId, supplyId: newest.supplyId, fits, newest, words: own.length }];
  });
  return { pairs, disputed };
}

/** Grade and trap code of the quality bench (jjj-dev) for a verdict; grade 4, "meets everything", is nobody's to say with one press. */
export function benchGrade({ fits, reason }: Pick<Word, "fits" | "reason">): { grade: 0 | 1 | 2 | 3; code: string | null } {
  if (fits) return { grade: 3, code: null };
  switch (reason) {
    case "PART":
      return { grade: 0, code: "PART" };
    case "CHAIN":
      return { grade: 0, code: "CHAIN" };
    case "SPEC":
      return { grade: 0, code: "SPEC" };
    case "EXCLUDED":
      return { grade: 0, code: "NEG" };
    // A price or date that does not suit a firm is not yet beyond the hard constraints: the same field, no trap.
    case "PRICE":
    case "TIME":
    case "REGION":
    case "QUALIFICATION":
    case "OUTDATED":
      return { grade: 1, code: null };
    default:
      return { grade: 0, code: null };
  }
}
