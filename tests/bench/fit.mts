// Weights and thresholds from the judged needs of jjj-dev, and from nothing else:
//   npm run fit [-- --write]
// The same collection and code always give the same numbers. `--write` puts them, with the day of the fit, where the product
// reads them; without it they are only shown, with what each industry's needs get from weights fitted to the others.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SHIPPED_WEIGHTS, type Weights } from "#lib/matching/score/weights.ts";
import { loadJudged } from "./quality/collections.ts";
import { type Fit, fitFolds, fitWeights } from "./quality/fit.ts";
import { measureFolds } from "./quality/folds.ts";
import { printFolds, printRows } from "./quality/print.ts";
import { Product } from "./quality/product.ts";
import { benchTools } from "./quality/tools.ts";

const TODAY = "2026-11-21";
const FILE = fileURLToPath(new URL("../../lib/matching/score/weights-data.ts", import.meta.url));

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const base = process.env.BENCH_DATA_DIR;
const judged = base ? loadJudged("jjj-dev", path.join(base, "jjj-dev"), TODAY) : null;
if (!judged) {
  console.error(`没有可拟合的数据：BENCH_DATA_DIR ${base ? "中没有 jjj-dev" : "未设"}`);
  process.exit(1);
}
const product = new Product(judged.listings.values(), TODAY, benchTools(null).tools);

const flat = (weights: Weights): [key: string, value: number][] =>
  Object.entries(weights).flatMap(([key, value]): [string, number][] =>
    typeof value === "number" ? [[key, value]] : Object.entries(value).map(([kind, points]) => [`${key}.${kind}`, points]),
  );

const folds = fitFolds(judged, product);
const all = fitWeights(judged, judged.needs, product);
const columns: [name: string, fit: Fit][] = [
  ...[...folds].map(([name, fit]): [string, Fit] => [`无${name}`, fit]),
  ["全部", all],
];
printRows([
  ["参数", "现用", ...columns.map(([name]) => name)],
  ...flat(SHIPPED_WEIGHTS).map(([key, value]) => [
    key,
    String(value),
    ...columns.map(([, { weights }]) => String(flat(weights).find(([other]) => other === key)?.[1] ?? "–")),
  ]),
  ["目标值", all.before.toFixed(3), ...columns.map(([, { after }]) => after.toFixed(3))],
]);
printFolds(measureFolds(judged, product, folds, TODAY));

if (values.write) {
  const lines = flat(all.weights).filter(([key]) => key.startsWith("points."));
  const rest = flat(all.weights).filter(([key]) => !key.startsWith("points."));
  const source = [
    'import type { Weights } from "#lib/matching/score/weights.ts";',
    "",
    "/** Written by `npm run fit -- --write`; never edited by hand. */",
    "export const WEIGHTS_DATA: { fittedOn: string | null; weights: Weights } = {",
    `  fittedOn: "${new Date().toISOString().slice(0, 10)}",`,
    "  weights: {",
    "    points: {",
    ...lines.map(([key, value]) => `      ${key.slice("points.".length)}: ${value},`),
    "    },",
    ...rest.map(([key, value]) => `    ${key}: ${value},`),
    "  },",
    "};",
    "",
  ];
  writeFileSync(FILE, source.join("\n"));
  console.log(`已写入 ${path.relative(process.cwd(), FILE)}`);
}
