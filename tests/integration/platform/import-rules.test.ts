import { execFile } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testFolder } from "../../support/test-cluster.ts";

const root = path.resolve(testFolder, "../..");
const project = path.join(testFolder, `import-rules-${process.pid}`);

/** A small project of the same shape: innocent files first, then one violation of each rule. */
const INNOCENT = {
  "lib/kernel/errors.ts": "export const ERRORS = 1;",
  "lib/db/client.ts": 'import { PrismaClient } from "@prisma/client"; export const db = PrismaClient;',
  "lib/db/generated/enums.ts": "export const Side = {};",
  "lib/listings/model.ts":
    'import { z } from "zod"; import { ERRORS } from "#lib/kernel/errors.ts"; export const M = [z, ERRORS];',
  "lib/listings/labels.ts": 'import { Side } from "#lib/db/generated/enums.ts"; export const L = Side;',
  "lib/listings/commands.ts": 'import { db } from "#lib/db/client.ts"; export const write = db;',
  "lib/search/port.ts": "export type Port = 1; export const port = 1;",
  "lib/search/queries.ts": 'import { M } from "#lib/listings/model.ts"; export const find = M;',
  "lib/interests/queries.ts": 'import { port } from "#lib/search/port.ts"; export const q = port;',
  "lib/api/routes.ts": 'import { write } from "#lib/listings/commands.ts"; export const r = write;',
  "lib/cli/main.ts": 'import { write } from "#lib/listings/commands.ts"; export const run = write;',
  "app/page.ts": 'import { write } from "#lib/listings/commands.ts"; export default write;',
};

const VIOLATIONS: [rule: string, file: string, text: string][] = [
  ["no-cycles", "lib/editions/queries.ts", 'import { b } from "#lib/editions/model/b.ts"; export const a = b;'],
  ["pure-stays-pure", "lib/matching/score.ts", 'import { db } from "#lib/db/client.ts"; export const s = db;'],
  ["pure-stays-pure", "lib/policies/listing.ts", 'import { readFileSync } from "node:fs"; export const p = readFileSync;'],
  ["app-never-touches-the-database", "app/list/page.ts", 'import { db } from "#lib/db/client.ts"; export default db;'],
  ["app-never-touches-the-database", "components/row.ts", 'import pg from "pg"; export default pg;'],
  ["text-stays-low", "lib/text/tokenizer.ts", 'import { M } from "#lib/listings/model.ts"; export const t = M;'],
  [
    "commands-are-private",
    "lib/moderation/commands.ts",
    'import { write } from "#lib/listings/commands.ts"; export const m = write;',
  ],
  [
    "nobody-depends-on-readers",
    "lib/listings/queries.ts",
    'import { find } from "#lib/search/queries.ts"; export const l = find;',
  ],
  ["only-the-command-line-imports-itself", "app/api/route.ts", 'import { run } from "#lib/cli/main.ts"; export default run;'],
  ["lib-never-imports-app-or-tests", "lib/auth/x.ts", 'import page from "../../app/page.ts"; export const x = page;'],
];

async function violations(): Promise<string[]> {
  const args = [path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs")];
  args.push("--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "app", "components", "lib");
  const output = await promisify(execFile)(process.execPath, args, { cwd: project, maxBuffer: 1e8 }).catch((error) => error);
  const { summary } = JSON.parse(output.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`))].sort();
}

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

beforeAll(() => {
  for (const [file, text] of Object.entries(INNOCENT)) write(file, text);
  write("components/button.ts", "export const button = 1;");
  write("package.json", JSON.stringify({ imports: { "#lib/*": "./lib/*" } }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler" } }));
  symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test("what the import rules allow passes", async () => {
  expect(await violations()).toEqual([]);
});

test("one violation of each import rule is found, each under its own name", async () => {
  for (const [, file, text] of VIOLATIONS) write(file, text);
  write("lib/editions/model/b.ts", 'import { a } from "#lib/editions/queries.ts"; export const b = a;');
  const found = await violations();
  for (const [rule, file] of VIOLATIONS) {
    // A cycle is reported from either of its files.
    if (rule === "no-cycles") expect(found.filter((line) => line.startsWith(rule))).toHaveLength(1);
    else expect(found).toContain(`${rule} ${file}`);
  }
});
