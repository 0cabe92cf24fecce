// `npm run bench [suite …]`: every suite of tests/bench, one after another, each in a process of its own. A suite names the
// collection it needs in a line `// collection: NAME`; without that folder in BENCH_DATA_DIR it is named as left out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { root } = await import("./support/environment.mjs");
const { ensureBuild } = await import("./support/sources.mjs");
const { runNode } = await import("./support/supervisor.mjs");

const folder = path.join(root, "tests/bench");
const suites = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.mts"))
  .map((file) => file.replace(/\.bench\.mts$/, ""))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.includes(name));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")}；现有：${suites.join("、")}`);
  process.exit(1);
}

let failed = 0;
for (const name of wanted.length > 0 ? wanted : suites) {
  const file = path.join(folder, `${name}.bench.mts`);
  const collection = /^\/\/ collection: (\S+)$/m.exec(readFileSync(file, "utf8"))?.[1];
  if (collection && !existsSync(path.join(process.env.BENCH_DATA_DIR ?? "", collection))) {
    console.log(`── ${name}：略过，BENCH_DATA_DIR 中没有 ${collection}`);
    continue;
  }
  console.log(`── ${name}`);
  await ensureBuild({ quiet: true });
  if ((await runNode(["--import", "tsx", file])) !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
