// `npm run check`: lint, types, import rules, generated docs, unit tests. No browser, no database.
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { ensureClient } = await import("./support/sources.mjs");
const { runParts } = await import("./support/report.mjs");
const { checkParts } = await import("./support/checks.mjs");

await ensureClient();
process.exitCode = await runParts(checkParts());
