// Parts of a check: run one after another, timed, counted; the sum is the last line.
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { readIfThere } from "./processes.mjs";
import { runNode } from "./supervisor.mjs";

/** Colours are for terminals; npm asks for them in files too. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };

/** One that either holds or does not: lint, types, import rules, generated docs. */
export const asOne = (args) => async () => ((await runNode(args, { env: plain })) === 0 ? [1, 0] : [0, 1]);

/** Run a test tool that writes a JSON report and count what it says; a run that failed without saying so counts as one. */
async function counted(run, read) {
  const folder = mkdtempSync(path.join(process.cwd(), "node_modules/.jjj-report-"));
  const file = path.join(folder, "report.json");
  try {
    const code = await run(file);
    const text = readIfThere(file);
    const [passed, failed] = text ? read(JSON.parse(text)) : [0, 0];
    return [passed, code !== 0 && failed === 0 ? 1 : failed];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One project of vitest. A skipped test counts as failed: the house knows none. */
export const asVitest = (project) => () =>
  counted(
    (file) =>
      runNode(
        [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--project",
          project,
          "--reporter=dot",
          "--reporter=json",
          `--outputFile.json=${file}`,
        ],
        { env: plain },
      ),
    (report) => [report.numPassedTests, report.numFailedTests + report.numPendingTests + report.numTodoTests],
  );

/** Playwright's journeys. A flaky or skipped one counts as failed. */
export const asPlaywright = (args) => () =>
  counted(
    (file) =>
      runNode(["node_modules/playwright/cli.js", "test", "--reporter=list,json", ...args], {
        env: { ...plain, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      }),
    ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped],
  );

/** Run the parts in order, all of them, and print the sum as the last line. Answers the exit code. */
export async function runParts(parts) {
  const rows = [];
  for (const [name, run] of parts) {
    console.log(`\n── ${name}`);
    const begun = Date.now();
    let counts;
    try {
      counts = await run();
    } catch (error) {
      console.error(error.message);
      counts = [0, 1];
    }
    rows.push({ name, counts, seconds: (Date.now() - begun) / 1000 });
  }
  const sum = (index) => rows.reduce((total, { counts }) => total + counts[index], 0);
  console.log("");
  for (const { name, counts, seconds } of rows) {
    console.log(`${counts[1] ? "✗" : "✓"} ${name}: ${counts[0]} passed, ${counts[1]} failed, ${seconds.toFixed(1)} s`);
  }
  console.log(`${sum(0)} passed, ${sum(1)} failed`);
  return sum(1) === 0 ? 0 : 1;
}
