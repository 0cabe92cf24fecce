// What `npm run check` looks at, in the order in which failing is cheapest.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { asOne, asVitest } from "./report.mjs";

const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Folders the import rules look at. */
export const CRUISED = ["app", "components", "lib"];

export const checkParts = () => [
  ["lint", asOne(["node_modules/@biomejs/biome/bin/biome", "check", "--diagnostic-level=warn"])],
  ["types", asOne(["node_modules/typescript/bin/tsc", "--noEmit"])],
  [
    "import rules",
    asOne(["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", ...CRUISED]),
  ],
  ["generated docs", asOne(["--import", tsx(), "scripts/docs.mts", "--check"])],
  ["unit", asVitest("unit")],
];
