import type { Hint } from "./review-item.ts";

/** Characters that people put between letters to hide a word. */
const SEPARATOR = /[\s\p{P}\p{S}\p{Cf}]/u;

/** The folding of lib/text/fold.ts (width, case, traditional characters), handed in: it rests on native code. */
export type Fold = (text: string) => { text: string; start: number[]; end: number[] };

/** A text folded and without separators, with the place of each kept unit in the original. */
function reduce(text: string, fold: Fold): { reduced: string; start: number[]; end: number[] } {
  const folded = fold(text);
  const kept = Array.from({ length: folded.text.length }, (_, i) => i).filter((i) => !SEPARATOR.test(folded.text[i] ?? ""));
  return {
    reduced: kept.map((i) => folded.text[i]).join(""),
    start: kept.map((i) => folded.start[i] ?? 0),
    end: kept.map((i) => folded.end[i] ?? 0),
  };
}

/** Compared form of a word of the list. */
export function wordKey(word: string, fold: Fold): string {
  return reduce(word, fold).reduced;
}

/**
 * Where words of the list occur in the fields of a text, hidden spellings included (`敏-感`, `ＡＢ`). One hint a word and
 * field, quoting the original characters. Cost: words × length; a list holds hundreds of words, a text 5,000 characters.
 */
export function sensitiveWordHints(fields: Record<string, string>, keys: readonly string[], fold: Fold): Hint[] {
  return Object.entries(fields).flatMap(([path, text]) => {
    const { reduced, start, end } = reduce(text, fold);
    return keys.flatMap((key): Hint[] => {
      const at = key === "" ? -1 : reduced.indexOf(key);
      if (at < 0) return [];
      return [{ code: "SENSITIVE_WORD", path, quote: text.slice(start[at], end[at + key.length - 1]), other: null }];
    });
  });
}
