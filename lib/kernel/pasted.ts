import { stripInvisible } from "./text.ts";

/** Bullets of Word's own symbol fonts, in the private range where no other program finds them. */
const SYMBOL_BULLETS = /[\uF0A7\uF0A8\uF0B7\uF0D8\uF0DC\uF0E0\uF06C\uF06E\uF076\uF0FC]/gu;
/** Spaces that look like one and are found by no search: no-break, narrow, thin, figure. */
const ODD_SPACES = /[\u00A0\u2000-\u200A\u202F\u205F]/gu;

/** Line ends as `\n`, also the soft ones of Word (vertical tab, form feed) and those of Unicode. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to replace
export const plainBreaks = (text: string): string => text.replace(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/gu, "\n");

/**
 * A text pasted from Word or a web page as if it had been typed: soft line ends, odd spaces and symbol bullets become plain ones,
 * what nobody can see goes. Quotation marks, emoji and everything that can be seen stay as they are.
 */
export function asTyped(text: string): string {
  return stripInvisible(plainBreaks(text).replace(ODD_SPACES, " ").replace(SYMBOL_BULLETS, "•"));
}
