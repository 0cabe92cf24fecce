/** Zero-width and bidirectional controls: invisible, so they make two names look alike. Joiners inside an emoji are allowed. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
const EMOJI_JOINER = /(?<=\p{Extended_Pictographic}|\uFE0F|[\u{1F3FB}-\u{1F3FF}])\u200D(?=\p{Extended_Pictographic})/gu;
const JOINER_STAND_IN = "\uE000";
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to refuse
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

/** Number of code points; every length limit of the product counts them. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The first `limit` code points. */
export function truncate(text: string, limit: number): string {
  return Array.from(text).slice(0, limit).join("");
}

/** What may not be parted: a number with its point, a Latin word. */
const RUN = /[A-Za-z0-9.,%\-/]+$/u;
/** How far back the end of a clause is looked for, in code points. */
const CLAUSE_WITHIN = 16;

/**
 * The beginning of a text in at most `limit` code points, with an ellipsis when something was left off. It ends with a clause
 * where one ends near, and never within a number or a Latin word: 3000 cut to 30 would say something else.
 */
export function excerpt(text: string, limit: number): string {
  const points = Array.from(text);
  if (points.length <= limit) return text;
  const kept = points.slice(0, limit - 1);
  const clause = kept.findLastIndex((point) => "，。；！？,;!?".includes(point));
  if (clause > 0 && clause >= kept.length - CLAUSE_WITHIN) return `${kept.slice(0, clause).join("")}…`;
  const whole = /[A-Za-z0-9]/u.test(points[limit - 1] ?? "") ? kept.join("").replace(RUN, "").trimEnd() : kept.join("");
  return `${whole || kept.join("")}…`;
}

/** A surrogate without its partner: not a character, cannot be stored as UTF-8. */
export function hasLoneSurrogate(text: string): boolean {
  return !text.isWellFormed();
}

/** Zero-width or bidi characters, but not the joiner inside an emoji. */
export function hasInvisible(text: string): boolean {
  return stripInvisible(text) !== text;
}

/** The text without zero-width and bidi characters; the joiner inside an emoji stays. */
export function stripInvisible(text: string): string {
  return text.replace(EMOJI_JOINER, JOINER_STAND_IN).replace(INVISIBLE, "").replaceAll(JOINER_STAND_IN, "\u200D");
}

/** Control characters other than tab, line feed and carriage return. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

/** Compared form of a label, alias or qualification: NFKC, lower case, no spaces. */
export function foldLabel(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

/** Compared form of a title: NFKC, lower case, letters and digits only. Traditional characters are folded by the caller where wanted. */
export function foldTitle(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Letters of other scripts that look like Latin ones; enough to stop a name that only looks like another (Unicode TR39, excerpt). */
const LOOKALIKE: Record<string, string> = {
  а: "a",
  в: "b",
  с: "c",
  е: "e",
  һ: "h",
  і: "i",
  ј: "j",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ѕ: "s",
  т: "t",
  у: "y",
  х: "x",
  ԁ: "d",
  α: "a",
  β: "b",
  ε: "e",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
  〇: "o",
  "０": "0",
  ℓ: "l",
  ı: "i",
};

/** Key under which a firm's name is unique: NFKC (folds Kangxi radicals and full width), lower case, look-alike letters, no punctuation or variation selectors. */
export function nameSkeleton(name: string): string {
  const folded = stripInvisible(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, "");
  return Array.from(folded, (c) => LOOKALIKE[c] ?? c)
    .join("")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** 138****1234 for numbers, z***@example.com for addresses: what staff lists show of a contact. */
export function maskContact(value: string): string {
  const at = value.indexOf("@");
  if (at > 0) return `${value.slice(0, 1)}***${value.slice(at)}`;
  if (value.length >= 7) return `${value.slice(0, 3)}****${value.slice(-4)}`;
  return value.length > 1 ? `${Array.from(value)[0]}*` : "*";
}
