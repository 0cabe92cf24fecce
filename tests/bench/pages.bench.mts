// The public pages as they are served, with the demo list: what the oldest browsers of package.json can read of the build, what a
// page weighs and whom it asks, and what Lighthouse says of it (brought by npx, or named as left out). Exit 1 on a broken budget;
// times are judged on an idle host only:
//   npm run bench -- --suite pages [--runs 5] [--lighthouse yes|no] [--json FILE]
// needs: build
import path from "node:path";
import { parseArgs } from "node:util";
import { steadyFaults, timeFaults, weightFaults } from "./pages/budgets.ts";
import { checkBuilt } from "./pages/check-built.ts";
import { FLOOR } from "./pages/floor.ts";
import { fixedLineLcp, type Judgement, judge, lighthouseFault } from "./pages/lighthouse.ts";
import { serveDemo } from "./pages/served.ts";
import { launchBrowser, type Weight, weigh } from "./pages/weigh.ts";
import { type HostState, hostLine, hostState, isQuiet, machineLine } from "./speed/host.ts";
import { writeReport } from "./speed/write-report.ts";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    lighthouse: { type: "string", default: "yes" },
    json: { type: "string" },
  },
});
const runs = Math.max(1, Number(options.runs));
const faults: string[] = [];
const kb = (bytes: number) => (bytes / 1_000).toFixed(1);

console.log(machineLine());
const built = checkBuilt(path.join(process.cwd(), ".next/static"));
faults.push(...built.faults);
const floor = FLOOR.map(([browser, version]) => `${browser} ${version}`).join("、");
console.log(`${built.scripts} 个脚本按 ES2021 解析，${built.styles} 个样式表对照 ${floor}：${built.faults.length} 处不合`);

type Line = { page: string; weight: Weight; judgement: Judgement | null; fixedLineLcp: number | null };
const lines: Line[] = [];
let before: HostState;
let after: HostState;
const { service, pages } = await serveDemo();
try {
  const browser = await launchBrowser();
  for (const { name, url } of pages) {
    const weight = await weigh(browser, url);
    faults.push(...weightFaults(name, weight));
    lines.push({ page: name, weight, judgement: null, fixedLineLcp: null });
  }
  await browser.close();
  console.log("\n页面 | HTML KB | 脚本 KB | 样式 KB | 字体 KB | 别的主机");
  for (const { page, weight } of lines)
    console.log([page, ...[weight.html, weight.script, weight.style, weight.font].map(kb), weight.foreign.length].join(" | "));

  const missing = options.lighthouse === "no" ? "按要求不测" : await lighthouseFault();
  before = await hostState();
  if (missing) console.log(`\nLighthouse：略过（${missing}）`);
  else {
    console.log(
      `\nLighthouse，手机，${runs} 次的中位数\n页面 | 性能 | 无障碍 | 最佳实践 | SEO | LCP ms | CLS | LCP ms（10 Mbit/s，40 ms，CPU ÷ 2）`,
    );
    for (const [at, { name, url }] of pages.entries()) {
      const line = lines[at] as Line;
      const judgement = await judge(url, runs);
      line.judgement = judgement;
      line.fixedLineLcp = await fixedLineLcp(url, runs);
      const { scores, lcp, cls } = judgement;
      console.log([name, ...Object.values(scores), Math.round(lcp), cls.toFixed(3), Math.round(line.fixedLineLcp)].join(" | "));
    }
  }
  after = await hostState();
} finally {
  await service.stop();
}

const quiet = isQuiet(before, after);
for (const { page, judgement, fixedLineLcp: lcp } of lines) {
  if (!judgement || lcp === null) continue;
  faults.push(...steadyFaults(page, judgement));
  if (quiet) faults.push(...timeFaults(page, judgement, lcp));
}
console.log(`\n${hostLine(before, after)}`);
console.log(faults.length === 0 ? "预算都守住了" : `没有守住的预算：\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
writeReport(options.json, [before, after], { runs, built, lines, faults });
process.exit(faults.length === 0 ? 0 : 1);
