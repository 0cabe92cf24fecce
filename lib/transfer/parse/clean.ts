import { hasControl, hasLoneSurrogate, stripInvisible } from "#lib/kernel/text.ts";
import { CLEANED_WORDS } from "#lib/transfer/labels/words.ts";
import { type Finding, finding } from "#lib/transfer/model/findings.ts";

const LINE_BREAKS = /[\n\v\f\u0085\u2028\u2029]/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;

/** A text after cleaning. `broken`: it holds characters that cannot be stored, such as NUL or half of a surrogate pair. */
export type Cleaned = { text: string; changes: Finding[]; broken: boolean };

/** The lines of a text as one: two Latin words need a space between them, Chinese ones need none. Linear also in blanks without end. */
function joinLines(text: string): string {
  const lines = text.split(LINE_BREAKS).map((line) => line.trim());
  let joined = "";
  for (const line of lines.filter((each) => each !== "")) {
    const bothLatin = LATIN.test(joined.slice(-1)) && LATIN.test(line.charAt(0));
    joined += bothLatin ? ` ${line}` : line;
  }
  return joined.replaceAll("\t", " ");
}

/**
 * Clean a text before the schema sees it: NFC, invisible and bidirectional controls stripped (a joiner inside an emoji stays), ends trimmed,
 * and line breaks joined when the field has one line. Every change is told.
 */
export function cleanText(source: string, oneLine: boolean): Cleaned {
  // Spreadsheets write CR LF inside a cell; that is no change of the text.
  let text = source.replace(/\r\n?/gu, "\n");
  if (hasControl(oneLine ? text.replace(/[\v\f]/gu, "\n") : text) || hasLoneSurrogate(text))
    return { text: source, changes: [], broken: true };
  const done: string[] = [];
  const step = (after: string, what: string): void => {
    if (text !== after) done.push(what);
    text = after;
  };
  step(text.normalize("NFC"), CLEANED_WORDS.composed);
  step(stripInvisible(text), CLEANED_WORDS.invisible);
  step(text.trim(), CLEANED_WORDS.ends);
  if (oneLine) step(joinLines(text), CLEANED_WORDS.lines);
  return { text, changes: done.length === 0 ? [] : [finding("CLEANED", { what: done.join("、") }, text)], broken: false };
}

/** Whether a text holds emoji (figures and the copyright sign are none). */
export function hasEmoji(text: string): boolean {
  return /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u.test(text);
}
