import { isAbsent } from "#lib/matching/model/absent.ts";
import type { Field } from "#lib/matching/model/terms.ts";

/** Materials with a name of one character, which words of two and more would miss: a trade rules out `酸` or `油` as such. */
const MATERIALS = new Set("酸碱油氨氯氟铅汞镉铬砷磷硫糖盐铜铝锌镍胶漆");
/** The term of a material that is named by one character. */
const termOf = (material: string) => `m:${material}`;

/** Materials a text says it deals with, as terms: `盐酸酸洗` has 酸, `无酸` and `告别酸洗` have not. */
export const materialsOf = (text: string): string[] => [...new Set(materialPlaces(text).map(({ term }) => term))];

/** The same with their places. */
export function materialPlaces(text: string): { term: string; start: number; end: number }[] {
  const found: { term: string; start: number; end: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const material = text[at] as string;
    if (!MATERIALS.has(material)) continue;
    if (isAbsent(text, at, at + 1)) continue;
    found.push({ term: termOf(material), start: at, end: at + 1 });
  }
  return found;
}

/** `带油`, `含糖` name the material although the cutter takes them for words. */
const HAVING = /^[带含有用加][^带含有用加]$/u;

/** Materials that stand alone in a span, no part of a longer word, as terms. */
export function bareMaterials(field: Field, from: number, to: number): string[] {
  return field.tokens
    .filter(({ kind, term, start, end }) => kind === "char" && MATERIALS.has(term) && start >= from && end <= to)
    .filter(
      (one) =>
        !field.tokens.some(
          ({ kind, term, start, end }) => kind === "word" && !HAVING.test(term) && start <= one.start && end >= one.end,
        ),
    )
    .map(({ term }) => termOf(term));
}
