// `npm run demo`: from a fresh clone to a served site with an invented list. Safe to kill at any moment and run again.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { storedSecret } from "./support/environment.mjs";
import { ensureInstalled } from "./support/install.mjs";
import { readIfThere, writeWhole } from "./support/processes.mjs";

const begun = Date.now();
ensureInstalled();
const { exitWith, runJjj, runService } = await import("./support/service.mjs");
const { ensureBuild, hashOfData } = await import("./support/sources.mjs");

function printAccounts(dataDir) {
  const accounts = JSON.parse(readFileSync(path.join(dataDir, "demo-accounts.json"), "utf8"));
  const width = Math.max(...accounts.map(({ email }) => email.length));
  for (const { email, password, persona, organization } of accounts) {
    console.log(`  ${email.padEnd(width)}  ${password}  ${[persona, organization].filter(Boolean).join(" · ")}`);
  }
}

/** Whether the database holds the demo's list already. Asks it: its files may have been deleted without the mark. */
async function holdsDemo() {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  try {
    await client.connect();
    return (await client.query("SELECT FROM listing WHERE external_id LIKE 'DEMO-%' LIMIT 1")).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** Migrate and seed, both of which change nothing when run again; left out when neither has anything to do. */
async function prepareDatabase(dataDir) {
  const mark = path.join(dataDir, "demo-prepared");
  const hash = hashOfData();
  if (readIfThere(mark) === hash && existsSync(path.join(dataDir, "demo-accounts.json")) && (await holdsDemo())) return;
  await runJjj("migrate");
  await runJjj("seed", "--profile", "demo");
  writeWhole(mark, hash);
}

exitWith(
  runService({
    async prepare({ dataDir }) {
      process.env.AUTH_SECRET ||= await storedSecret(dataDir);
      process.env.RATE_LIMIT_FACTOR ||= "20";
      await prepareDatabase(dataDir);
      console.log((await ensureBuild()) ? "构建完成" : "构建已是最新");
    },
    web: ["scripts/web.mjs"],
    onReady({ dataDir }) {
      console.log(`\n京津冀机会清单 已就绪（${((Date.now() - begun) / 1000).toFixed(1)} 秒）`);
      console.log(`地址：${process.env.APP_BASE_URL || `http://localhost:${process.env.PORT}`}`);
      console.log(`演示账号（另存于 ${path.join(dataDir, "demo-accounts.json")}）：`);
      printAccounts(dataDir);
      console.log(`RATE_LIMIT_FACTOR=${process.env.RATE_LIMIT_FACTOR}`);
      console.log("按 Ctrl-C 停止\n");
    },
  }),
);
