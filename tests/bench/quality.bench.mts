// Is the answer right? The product's scorer, in this process, against collections with judgments, beside BM25 in the same run:
//   npm run bench -- --suite quality [--collection NAME[,NAME]] [--explain LISTING] [--folds] [--ontology none|FOLDER] [--mistakes] [--json FILE]
// Collections come from BENCH_DATA_DIR and tests/bench/collections; what is not there is named as left out. docs/matching.md
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadJudged, loadTexts } from "./quality/collections.ts";
import { fitFolds } from "./quality/fit.ts";
import { type FoldsReport, measureFolds } from "./quality/folds.ts";
import { type JudgedReport, measureJudged } from "./quality/judged.ts";
import { printFolds, printJudged, printMistakes, printTexts } from "./quality/print.ts";
import { printOrder } from "./quality/print-order.ts";
import { Product } from "./quality/product.ts";
import { evaluateTexts, type TextResult } from "./quality/texts.ts";
import { benchTools } from "./quality/tools.ts";

/** The day on which the judgments of the graded needs were made. */
const TODAY = "2026-11-21";
const JUDGED = ["jjj-dev", "trades", "blind"] as const;
/** Collections of this repository. */
const OURS: readonly string[] = ["trades", "blind"];
const TEXTS = {
  "techmatch-tune": { judgedOnly: true, relevantFrom: 3 },
  "stard-pool": { judgedOnly: false, relevantFrom: 1 },
  qbqtc: { judgedOnly: false, relevantFrom: 1 },
} as const;

const { values } = parseArgs({
  options: {
    collection: { type: "string" },
    explain: { type: "string" },
    json: { type: "string" },
    ontology: { type: "string" },
    folds: { type: "boolean", default: false },
    // Meant for the suites of speed, handed on to every suite.
    size: { type: "string" },
    peers: { type: "string" },
    mistakes: { type: "boolean", default: false },
  },
});
const known: readonly string[] = [...JUDGED, ...Object.keys(TEXTS)];
const wanted = values.collection?.split(",") ?? known;
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")}；现有：${known.join("、")}`);
  process.exit(1);
}

const base = process.env.BENCH_DATA_DIR;
const ours = fileURLToPath(new URL("collections", import.meta.url));
const folderOf = (name: string): string | null =>
  OURS.includes(name) ? path.join(ours, name) : base ? path.join(base, name) : null;
const leaveOut = (name: string) =>
  console.log(
    OURS.includes(name)
      ? `略过 ${name}：tests/bench/collections 中没有`
      : `略过 ${name}：BENCH_DATA_DIR ${base ? "中没有" : "未设"}`,
  );

const { tools, told } = benchTools(values.ontology ?? null);
console.log(told);
const judgedReports: JudgedReport[] = [];
const foldsReports: FoldsReport[] = [];
const textReports: TextResult[] = [];
const started = performance.now();
for (const name of JUDGED.filter((one) => wanted.includes(one))) {
  const folder = folderOf(name);
  const judged = folder && loadJudged(name, folder, TODAY);
  if (!judged) {
    leaveOut(name);
    continue;
  }
  const product = new Product(judged.listings.values(), TODAY, tools);
  if (values.explain) {
    // Who has read the answers of the blind set can no longer tune on anything: its texts are never printed.
    if (name !== "blind" && judged.listings.has(values.explain)) printOrder(judged, product, values.explain);
    continue;
  }
  const report = measureJudged(judged, product, TODAY);
  judgedReports.push(report);
  printJudged(report);
  // Folds fit, and nothing is ever fitted on the blind set. One named collection is the fast way: folds only when asked for.
  if (name !== "blind" && (values.folds || !values.collection)) {
    const folds = measureFolds(judged, product, fitFolds(judged, product), TODAY);
    foldsReports.push(folds);
    printFolds(folds);
  }
  if (name !== "blind" && (values.mistakes || values.collection)) printMistakes(report);
}
for (const [name, how] of Object.entries(TEXTS)) {
  if (!wanted.includes(name) || values.explain) continue;
  const folder = folderOf(name);
  const texts = folder && loadTexts(name, folder, how);
  if (!texts) {
    leaveOut(name);
    continue;
  }
  const result = evaluateTexts(texts, tools);
  textReports.push(result);
  printTexts(result);
}
if (values.json)
  writeFileSync(
    values.json,
    `${JSON.stringify({ today: TODAY, ontology: told, judged: judgedReports, folds: foldsReports, texts: textReports }, null, 1)}\n`,
  );
console.log(`\n用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`);
