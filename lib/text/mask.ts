import { fold, foldText } from "#lib/text/fold.ts";

/**
 * A text without the name of a firm that wants to stay anonymous: every mention, also in full width, other case or
 * traditional characters, is replaced by `stand`. Names shorter than two characters are left: they would hit anything.
 */
export function maskName(text: string, name: string, stand: string): string {
  const wanted = foldText(name).replace(/\s+/gu, "");
  if (wanted.length < 2 || text === "") return text;
  const folded = fold(text);
  // Compared without spaces, so that a name broken over a line end is found as well.
  let dense = "";
  const at: number[] = [];
  for (let i = 0; i < folded.text.length; i++) {
    if (/\s/u.test(folded.text[i] as string)) continue;
    dense += folded.text[i];
    at.push(i);
  }
  let result = "";
  let copied = 0;
  for (let hit = dense.indexOf(wanted); hit >= 0; hit = dense.indexOf(wanted, hit + wanted.length)) {
    const from = folded.start[at[hit] as number] as number;
    const to = folded.end[at[hit + wanted.length - 1] as number] as number;
    result += text.slice(copied, from) + stand;
    copied = to;
  }
  return result + text.slice(copied);
}
