// Every listing matched anew, in processes of their own, one for each of two cores:
//   npm run bench -- --suite rematch [--size 10k|30k|100k|300k|1m] [--workers 2] [--seed 1] [--json FILE]
// The digest is over all answers: the same list and scorer give the same one, whatever the number of processes.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Corpus } from "./speed/corpus.ts";
import { hostLine, hostState, machineLine } from "./speed/host.ts";
import { readOptions } from "./speed/options.ts";
import { short } from "./speed/stats.ts";
import { loadEntries } from "./speed/store.ts";
import { writeReport } from "./speed/write-report.ts";

type Part = { seconds: number; buildMs: number; pairs: number; listings: number; digests: Record<number, string> };
const PROGRAM = fileURLToPath(new URL("speed/rematch-part.mts", import.meta.url));

const options = readOptions(process.argv.slice(2));
const before = await hostState();
const corpus = new Corpus(options.size, options.seed);
// Read once before the processes need it.
await loadEntries(corpus);

function runPart(part: number): Promise<Part> {
  const args = ["--import", "tsx", PROGRAM, ...[options.size, options.seed, part, options.workers].map(String)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    child.stdout.on("data", (chunk) => {
      told += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(JSON.parse(told)) : reject(new Error(`rematch ended (${code})`))));
  });
}

const parts = await Promise.all(Array.from({ length: options.workers }, (_, part) => runPart(part)));
const after = await hostState();
const seconds = Math.max(...parts.map((part) => part.seconds));
const sum = (of: "pairs" | "listings") => parts.reduce((total, part) => total + part[of], 0);
const blocks = parts.flatMap(({ digests }) => Object.entries(digests)).sort(([a], [b]) => Number(a) - Number(b));
const digest = createHash("sha256")
  .update(blocks.map(([, one]) => one).join(""))
  .digest("hex")
  .slice(0, 16);
console.log(`${machineLine()}\n${corpus.size} 条，校验和 ${corpus.checksum()}，${options.workers} 个进程`);
console.log(
  `全部重算 ${short(seconds)} 秒（另建索引 ${short(Math.max(...parts.map(({ buildMs }) => buildMs)) / 1000)} 秒），` +
    `每秒 ${short(sum("listings") / seconds)} 条，全特征打分每秒 ${short(sum("pairs") / seconds)} 对，摘要 ${digest}`,
);
console.log(hostLine(before, after));
writeReport(options.json, [before, after], {
  ...{ size: corpus.size, checksum: corpus.checksum(), seconds, listings: sum("listings"), pairs: sum("pairs"), digest, parts },
});
