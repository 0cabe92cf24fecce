// `npm run bench -- [suite …] [--suite NAME] [--size 10k] [--peers auto] […]`: the named suites of tests/bench, else all, one
// after another, each in a process of its own; all other options are handed on to them. A suite names the collection it needs
// in a line `// collection: NAME` (without that folder in BENCH_DATA_DIR it is named as left out), and one that measures the
// served product says `// needs: build`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { root } = await import("./support/environment.mjs");
const { ensureBuild, ensureClient } = await import("./support/sources.mjs");
const { runNode } = await import("./support/supervisor.mjs");

const folder = path.join(root, "tests/bench");
const suites = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.mts"))
  .map((file) => file.replace(/\.bench\.mts$/, ""))
  .sort();

const wanted = [];
const handedOn = [];
const args = process.argv.slice(2);
for (let i = 0; i < args.length; i++) {
  const suite = /^--suite(?:=(.*))?$/.exec(args[i]);
  if (suite) wanted.push(...(suite[1] ?? args[++i] ?? "").split(","));
  else if (args[i].startsWith("--")) {
    handedOn.push(args[i]);
    // The value of an option is no suite: `--size 10k`.
    if (!args[i].includes("=") && args[i + 1] && !args[i + 1].startsWith("--")) handedOn.push(args[++i]);
  } else wanted.push(args[i]);
}
const unknown = wanted.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")}；现有：${suites.join("、")}`);
  process.exit(1);
}

await ensureClient();
let failed = 0;
for (const name of wanted.length > 0 ? wanted : suites) {
  const file = path.join(folder, `${name}.bench.mts`);
  const head = readFileSync(file, "utf8");
  const collection = /^\/\/ collection: (\S+)$/m.exec(head)?.[1];
  if (collection && !existsSync(path.join(process.env.BENCH_DATA_DIR ?? "", collection))) {
    console.log(`── ${name}：略过，BENCH_DATA_DIR 中没有 ${collection}`);
    continue;
  }
  console.log(`── ${name}`);
  if (/^\/\/ needs: build$/m.test(head)) await ensureBuild({ quiet: true });
  if ((await runNode(["--import", "tsx", file, ...handedOn])) !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
