// `npm run test:e2e -- [Playwright's arguments]`: brings a browser and the production build, then runs the journeys.
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { ensureBuild } = await import("./support/sources.mjs");
const { runNode } = await import("./support/supervisor.mjs");
const { ensureBrowser } = await import("./ensure-browser.mjs");

try {
  await ensureBrowser();
  await ensureBuild({ quiet: true });
  process.exitCode = await runNode(["node_modules/playwright/cli.js", "test", ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
