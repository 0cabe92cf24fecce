// The figures as a person reads them.
import type { Summary, Tally } from "./evaluate.ts";
import type { FoldsReport } from "./folds.ts";
import { type JudgedReport, METHODS, type Method } from "./judged.ts";
import type { Interval } from "./metrics.ts";
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

/** Folds with one industry left out, beside the shipped weights. */
export function printFolds({ name, summary, shipped, byIndustry, beside, back, noMatch }: FoldsReport): void {
  console.log(`\n■ ${name}：每次留出一个行业，权重与门槛由其余行业拟合，全部需求合计`);
  const line = (title: string, one: Summary) => [
    title,
    three(one.ndcg),
    three(one.mrr),
    three(one.recall),
    String(one.hard),
    String(one.byFields),
    `${one.paraphrases.right}/${one.paraphrases.all}`,
  ];
  printRows([
    ["需求→供给", "nDCG@10", "MRR@10", "召回@50", "硬约束违反", "按字段", "PARA 前十"],
    line("留一行业拟合", summary),
    line("现用权重", shipped),
  ]);
  console.log(`  留一行业拟合 − 和＋硬约束：${intervalText(beside.gated)}`);
  console.log(`  留一行业拟合 − 现用权重：${intervalText(beside.shipped)}`);
  printRows([
    ["nDCG@10 按留出的行业", "和＋硬约束", "现用权重", "留一行业拟合"],
    ...Object.entries(byIndustry).map(([industry, by]) => [industry, three(by.gated), three(by.shipped), three(by.folds)]),
  ]);
  const codes = Object.keys(summary.pairs) as (keyof typeof summary.pairs)[];
  printRows([
    ["陷阱对次序正确", "现用权重", "留一行业拟合"],
    ...codes.map((code) => [code, share(shipped.pairs[code]), share(summary.pairs[code])]),
  ]);
  console.log(`  供给→需求：nDCG@10 ${three(back.ndcg)}，MRR@10 ${three(back.mrr)}；− 和＋硬约束：${intervalText(back.beside)}`);
  console.log(
    `  暂无匹配：F1 ${three(noMatch.f1)}（准确 ${three(noMatch.precision)}，召回 ${three(noMatch.recall)}；${noMatch.cases} 例）`,
  );
}
