// `npm test`: check, integration on a real PostgreSQL, journeys in a real Chromium. The last line is the sum.
import { ensureInstalled } from "./support/install.mjs";

let code = 1;
try {
  ensureInstalled();
  const { ensureBuild, ensureClient } = await import("./support/sources.mjs");
  const { asPlaywright, asVitest, runParts } = await import("./support/report.mjs");
  const { checkParts } = await import("./support/checks.mjs");
  const { ensureBrowser } = await import("./ensure-browser.mjs");
  await ensureClient();
  code = await runParts([
    ...checkParts(),
    ["integration", asVitest("integration")],
    [
      "e2e",
      async () => {
        await ensureBrowser();
        await ensureBuild({ quiet: true });
        return asPlaywright([])();
      },
    ],
  ]);
} catch (error) {
  // Not even the tools could be made ready: that is one failure, told like any other.
  console.error(error.message);
  console.log("0 passed, 1 failed");
}
process.exit(code);
