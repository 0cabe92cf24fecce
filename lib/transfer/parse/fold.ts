import { Converter } from "opencc-js/t2cn";

const convert = Converter({ from: "t", to: "cn" });
/** So much of a text is looked at to tell whether it is written in traditional characters. */
const SAMPLE = 500;
const HAN = /\p{Script=Han}/u;

/** Traditional characters as simplified ones; other text unchanged. */
export function simplified(text: string): string {
  return HAN.test(text) ? convert(text) : text;
}

/** How many characters of a text are written in traditional form only. */
export function traditionalCount(text: string): number {
  const before = [...text.slice(0, SAMPLE)];
  const after = [...simplified(before.join(""))];
  return before.length === after.length ? before.filter((letter, index) => letter !== after[index]).length : 1;
}
