const DIGITS = new Map([..."零一二三四五六七八九"].map((letter, value) => [letter, value] as const));
DIGITS.set("〇", 0)
  .set("两", 2)
  .set("壹", 1)
  .set("贰", 2)
  .set("叁", 3)
  .set("肆", 4)
  .set("伍", 5)
  .set("陆", 6)
  .set("柒", 7)
  .set("捌", 8)
  .set("玖", 9);
const STEPS = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1000],
  ["仟", 1000],
]);

/**
 * The value of a Chinese numeral below 10,000 such as 五十 or 三百二十.
 * Null when it is not a complete one: 二三十 or 百十来 are estimates, and nothing is guessed from them.
 */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastStep = 10_000;
  for (const letter of text) {
    const value = DIGITS.get(letter);
    const step = STEPS.get(letter);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (step !== undefined) {
      if (step >= lastStep) return null;
      if (digit === null && !(step === 10 && total === 0)) return null;
      total += (digit ?? 1) * step;
      lastStep = step;
      digit = null;
    } else return null;
  }
  if (text === "" || (digit === 0 && total > 0)) return null;
  // 三百二 is spoken for 320 and may be a slip for 302: not complete.
  if (digit !== null && lastStep > 10 && lastStep < 10_000 && !text.includes("零")) return null;
  return total + (digit ?? 0);
}
