import { Converter } from "opencc-js";

/**
 * A text brought into the one form in which search and matching compare texts, with the way back to the original.
 *
 * `start[i]` and `end[i]` are the UTF-16 offsets in the original of the character that folded unit `i` came from, so that
 * every span found in `text` can be quoted as an exact substring of what the author wrote.
 */
export type Folded = { original: string; text: string; start: number[]; end: number[] };

const toSimplified = Converter({ from: "t", to: "cn" });
const foldedCharacters = new Map<string, string>();

/** Zero-width and bidirectional controls: invisible, and used to hide words from a search. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/** Dashes, minus signs and tildes of all typefaces become one; everything else is left to NFKC. */
const SAME_MARK: Record<string, string> = {
  "−": "-",
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "〜": "~",
  "～": "~",
  "∼": "~",
  "﹣": "-",
};

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  let folded = INVISIBLE.test(character) ? "" : character.normalize("NFKC").toLowerCase();
  folded = SAME_MARK[folded] ?? folded;
  // Phrase tables are left out on purpose: one character maps to one, so that offsets stay exact.
  if (/\p{Script=Han}/u.test(folded)) folded = toSimplified(folded);
  // Bounded by the repertoire of Unicode; a hostile text cannot grow it without limit.
  if (foldedCharacters.size < 60_000) foldedCharacters.set(character, folded);
  return folded;
}

/** Fold width, case and traditional characters, character by character, and drop invisible controls. */
export function fold(original: string): Folded {
  let text = "";
  const start: number[] = [];
  const end: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let i = 0; i < folded.length; i++) {
      start.push(offset);
      end.push(offset + character.length);
    }
    text += folded;
    offset += character.length;
  }
  return { original, text, start, end };
}

/** The folded text alone, for comparisons that quote nothing. */
export function foldText(original: string): string {
  let text = "";
  for (const character of original) text += foldCharacter(character);
  return text;
}
