import type { Hint } from "./review-item.ts";

/** Characters that people put between letters to hide a word. */
const SEPARATOR = /[\s\p{P}\p{S}\p{Cf}]/u;

/** A text reduced for comparison, with the place of each kept character in the original. */
function reduce(text: string, simplify: (text: string) => string): { reduced: string; places: number[] } {
  let reduced = "";
  const places: number[] = [];
  let at = 0;
  for (const char of text) {
    if (!SEPARATOR.test(char)) {
      const folded = simplify(char.normalize("NFKC").toLowerCase());
      reduced += folded;
      for (let i = 0; i < folded.length; i++) places.push(at);
    }
    at += char.length;
  }
  return { reduced, places };
}

/** Compared form of a word of the list: NFKC, simplified, lower case, separators removed. */
export function wordKey(word: string, simplify: (text: string) => string): string {
  return reduce(word, simplify).reduced;
}

/**
 * Where words of the list occur in the fields of a text, hidden spellings included (`敏-感`, `ＡＢ`). One hint a word and
 * field, quoting the original characters. Cost: words × length; a list holds hundreds of words, a text 5,000 characters.
 */
export function sensitiveWordHints(
  fields: Record<string, string>,
  keys: readonly string[],
  simplify: (text: string) => string,
): Hint[] {
  return Object.entries(fields).flatMap(([path, text]) => {
    const { reduced, places } = reduce(text, simplify);
    return keys.flatMap((key): Hint[] => {
      const start = key === "" ? -1 : reduced.indexOf(key);
      if (start < 0) return [];
      const from = places[start] ?? 0;
      const last = places[start + key.length - 1] ?? from;
      const quote = text.slice(from, last + String.fromCodePoint(text.codePointAt(last) ?? 0).length);
      return [{ code: "SENSITIVE_WORD", path, text: "命中敏感词表，请人工判断", quote, other: null }];
    });
  });
}
