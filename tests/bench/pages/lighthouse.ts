import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "../../../scripts/ensure-browser.mjs";
import { median } from "../speed/stats.ts";

/** Brought by npx when it is asked for: a checker is no part of the product. Newer ones want a newer Node. */
const LIGHTHOUSE = "lighthouse@12.8.2";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];

/** Scores 0–100, times in milliseconds. */
export type Judgement = { scores: Record<Category, number>; lcp: number; cls: number; failed: string[] };

type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; numericValue?: number }>;
  runtimeError?: { message: string };
};

/** A fixed line of 10 Mbit/s and 40 ms, on half the processor, as the device would have it: applied, not computed. */
const FIXED_LINE = [
  "--throttling-method=devtools",
  "--throttling.requestLatencyMs=40",
  "--throttling.downloadThroughputKbps=10240",
  "--throttling.uploadThroughputKbps=10240",
  "--throttling.cpuSlowdownMultiplier=2",
  "--only-audits=largest-contentful-paint",
];

function run(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("npx", ["--yes", LIGHTHOUSE, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, ...(findBrowser() && { CHROME_PATH: findBrowser() }) },
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, said }));
  });
}

/** Whether Lighthouse can be brought here; why not, else. */
export async function lighthouseFault(): Promise<string | null> {
  const { code, said } = await run(["--version"]);
  return code === 0 ? null : said.trim().split("\n").at(-1) || `npx ended with ${code}`;
}

/** How often a page load is tried that Lighthouse could not record: it says itself that it should be run again. */
const TRIES = 3;

async function ask(url: string, options: readonly string[]): Promise<Report> {
  for (let left = TRIES; ; left--) {
    try {
      return await load(url, options);
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

async function load(url: string, options: readonly string[]): Promise<Report> {
  const folder = mkdtempSync(path.join(tmpdir(), "jjj-lighthouse-"));
  const file = path.join(folder, "report.json");
  const flags = `--headless=new --disable-gpu ${process.getuid?.() === 0 ? "--no-sandbox" : ""}`.trim();
  try {
    const { code, said } = await run([
      url,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      `--chrome-flags=${flags}`,
      ...options,
    ]);
    if (code !== 0) throw new Error(`Lighthouse: ${said}`);
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    if (report.runtimeError?.message) throw new Error(`Lighthouse: ${report.runtimeError.message}`);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const value = (report: Report, audit: string): number => report.audits[audit]?.numericValue ?? Number.NaN;

/** The mobile preset, `runs` times: the median of each figure, and every audit that lost points in the last run. */
export async function judge(url: string, runs: number): Promise<Judgement> {
  const reports: Report[] = [];
  for (let i = 0; i < runs; i++) reports.push(await ask(url, [`--only-categories=${CATEGORIES.join(",")}`]));
  const score = (name: Category) => Math.round(median(reports.map(({ categories }) => (categories[name]?.score ?? 0) * 100)));
  const last = reports.at(-1) as Report;
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, score(name)])) as Record<Category, number>,
    lcp: median(reports.map((report) => value(report, "largest-contentful-paint"))),
    cls: median(reports.map((report) => value(report, "cumulative-layout-shift"))),
    failed: CATEGORIES.filter((name) => name !== "performance").flatMap((name) =>
      (last.categories[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && last.audits[id]?.score !== null && (last.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${name}: ${last.audits[id]?.title ?? id}`),
    ),
  };
}

/** Largest contentful paint on the fixed line, the median of `runs`. Milliseconds. */
export async function fixedLineLcp(url: string, runs: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push(value(await ask(url, FIXED_LINE), "largest-contentful-paint"));
  return median(times);
}
