// The figures as a person reads them.
import type { Judged } from "./collections.ts";
import type { Tally } from "./evaluate.ts";
import { type JudgedReport, METHODS, type Method } from "./judged.ts";
import type { Interval } from "./metrics.ts";
import type { Product } from "./product.ts";
import type { TextResult } from "./texts.ts";

export const METHOD_NAMES: Record<Method, string> = {
  words: "BM25 词",
  pairs: "BM25 二字",
  sum: "BM25 和",
  gated: "和＋硬约束",
  product: "本系统",
};

const wide = (text: string) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffe6]/u.test(character) ? 2 : 1), 0);

/** Rows under one another; the first column left, the others right. */
export function printRows(rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, wide(cell));
  }
  for (const row of rows) {
    const cells = row.map((cell, i) => {
      const space = " ".repeat((widths[i] ?? 0) - wide(cell));
      return i === 0 ? cell + space : space + cell;
    });
    console.log(`  ${cells.join("  ")}`);
  }
}

const three = (value: number | null) => (value === null || Number.isNaN(value) ? "–" : value.toFixed(3));
const signed = (value: number) => `${value >= 0 ? "+" : "−"}${Math.abs(value).toFixed(3)}`;
const share = ({ right, all }: Tally) => (all === 0 ? "–" : `${(right / all).toFixed(3)} (${right}/${all})`);

/** `+0.058 [+0.020, +0.099]` */
export const intervalText = ({ difference, low, high, cases }: Interval) =>
  `${signed(difference)} [${signed(low)}, ${signed(high)}]（${cases} 例）`;

/** One collection of graded needs. */
export function printJudged(report: JudgedReport): void {
  const { methods, back, noMatch, quotes } = report;
  console.log(`\n■ ${report.name}：${report.needs} 条需求，${report.offers} 条供给`);
  printRows([
    ["需求→供给", "nDCG@10", "MRR@10", "召回@50", "硬约束违反", "按字段", "PARA 前十"],
    ...METHODS.map((method) => {
      const one = methods[method];
      return [
        METHOD_NAMES[method],
        three(one.ndcg),
        three(one.mrr),
        three(one.recall),
        String(one.hard),
        String(one.byFields),
        `${one.paraphrases.right}/${one.paraphrases.all}`,
      ];
    }),
  ]);
  console.log("  nDCG@10 之差（95% 自助区间）");
  printRows(
    METHODS.filter((method) => method !== "product").map((method) => [
      `  本系统 − ${METHOD_NAMES[method]}`,
      intervalText(report.differences[method]),
    ]),
  );
  printRows([
    ["nDCG@10 按行业", ...METHODS.map((method) => METHOD_NAMES[method])],
    ...Object.entries(report.byIndustry).map(([industry, by]) => [industry, ...METHODS.map((method) => three(by[method]))]),
  ]);
  const codes = Object.keys(methods.product.pairs) as (keyof typeof methods.product.pairs)[];
  printRows([
    ["陷阱对次序正确", "和＋硬约束", "本系统"],
    ...codes.map((code) => [code, share(methods.gated.pairs[code]), share(methods.product.pairs[code])]),
  ]);
  printRows([
    [`供给→需求（${back.offers} 条）`, "nDCG@10", "MRR@10"],
    ...METHODS.map((method) => [METHOD_NAMES[method], three(back.methods[method].ndcg), three(back.methods[method].mrr)]),
  ]);
  console.log(`  本系统 − 和＋硬约束：${intervalText(back.difference)}`);
  console.log(
    `  暂无匹配：F1 ${three(noMatch.f1)}（准确 ${three(noMatch.precision)}，召回 ${three(noMatch.recall)}；${noMatch.cases} 例，判错 ${noMatch.wrong.length}）`,
  );
  console.log(`  引文属实：${quotes.found}/${quotes.all}`);
  for (const { listing, text } of quotes.lost.slice(0, 5)) console.log(`    ${listing} 中没有“${text}”`);
}

/** What a tuner looks at: trap pairs in the wrong order, wrong no-match answers, needs below the gated baseline. */
export function printMistakes(report: JudgedReport): void {
  const place = (at: number) => (at === 0 ? "未列出" : `第 ${at}`);
  console.log(`\n  次序不对的陷阱对（${report.wrongPairs.length}）`);
  printRows(
    [...report.wrongPairs]
      .sort((a, b) => a.code.localeCompare(b.code) || a.need.localeCompare(b.need))
      .map(({ need, code, good, bad, goodPlace, badPlace }) => [
        code,
        need,
        `${good} ${place(goodPlace)}`,
        `${bad} ${place(badPlace)}`,
      ]),
  );
  console.log(`  暂无匹配判错（${report.noMatch.wrong.length}）`);
  printRows(
    report.noMatch.wrong.map(({ need, without, said }) => [
      need,
      without ? "去掉可接受的供给后" : "原样",
      said ? "误说暂无匹配" : "该说暂无匹配而未说",
    ]),
  );
  console.log("  nDCG@10 低于硬约束基线的需求");
  printRows(
    report.perNeed
      .filter(({ ndcg, gated }) => ndcg !== null && gated !== null && ndcg < gated)
      .map(({ id, ndcg, gated }) => [id, three(ndcg), three(gated)]),
  );
}

/** A collection of texts alone. */
export function printTexts(result: TextResult): void {
  console.log(`\n■ ${result.name}：${result.queries} 个查询，${result.documents} 篇（仅文本部分）`);
  printRows([
    ["方法", "nDCG@10", "MRR@10", "召回@50"],
    ...(["words", "pairs", "sum", "product"] as const).map((method) => {
      const one = result.methods[method];
      return [METHOD_NAMES[method], three(one.ndcg), three(one.mrr), three(one.recall)];
    }),
  ]);
  const { beside } = result.difference;
  console.log(`  本系统 − ${METHOD_NAMES[beside as Method]}：${intervalText(result.difference)}`);
}

const SHOWN = 20;

/** The order of one listing's answer with grades, codes, parts of each score, and every judged one that is not shown. */
export function printOrder(judged: Judged, product: Product, id: string): void {
  const own = judged.listings.get(id);
  if (!own) {
    console.log(`${judged.name} 中没有 ${id}`);
    return;
  }
  const need = judged.needs.find(({ needId }) => needId === id);
  const candidates = need
    ? judged.offers
    : [...judged.listings.values()].filter(({ side }) => side !== own.side).map((one) => one.id);
  const { order, noMatch } = product.rank(id, candidates);
  console.log(`\n${id} ${own.title}${noMatch ? "（暂无匹配）" : ""}`);
  const line = (other: string, place: number) => {
    const link = need?.links.get(other) ?? judged.needs.find(({ needId }) => needId === other)?.links.get(id);
    const { points, parts, refused, shared } = product.report(id, other);
    const mark = link ? `${link.grade}${link.code ? ` ${link.code}` : ""}` : "·";
    const title = judged.listings.get(other)?.title ?? "";
    console.log(`${place > 0 ? String(place).padStart(4) : "   –"} ${other} [${mark}] ${points} ${title}`);
    console.log(
      `       ${parts.map((part) => `${part.kind} ${part.points}`).join(" · ")}${refused.length > 0 ? ` ✗ ${refused.join(" ")}` : ""}`,
    );
    console.log(`       同：${shared.join("，")}${link?.why ? `　判：${link.why}` : ""}`);
  };
  for (const [i, one] of order.slice(0, SHOWN).entries()) line(one.id, i + 1);
  const rest = [...(need?.links.keys() ?? [])].filter((other) => !order.slice(0, SHOWN).some((one) => one.id === other));
  if (rest.length > 0) console.log("  有判断而不在其中的：");
  for (const other of rest) line(other, order.findIndex((one) => one.id === other) + 1);
}
