import { Converter } from "opencc-js/t2cn";

const convert = Converter({ from: "t", to: "cn" });
const HAN = /\p{Script=Han}/u;

/** Traditional characters as simplified ones; other text unchanged. */
export function simplified(text: string): string {
  return HAN.test(text) ? convert(text) : text;
}

/** How many characters of a text are written in traditional form only. */
export function traditionalCount(text: string): number {
  const before = [...text];
  const after = [...simplified(text)];
  return before.length === after.length ? before.filter((letter, index) => letter !== after[index]).length : 1;
}
