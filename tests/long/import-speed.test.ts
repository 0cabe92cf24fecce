// 3,000 rows of a list published and searchable within two minutes; the second import of the same list changes nothing.
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { storeImport } from "#lib/transfer/commands/queue-import.ts";
import { runImport } from "#lib/transfer/commands/run-import.ts";
import type { ImportReport } from "#lib/transfer/schema.ts";
import { systemContext } from "../support/people.ts";

const ROWS = 3000;
const FIRMS = 1500;

const record = (index: number) => ({
  ...{
    externalId: `B-${index}`,
    side: index % 2 === 0 ? "SUPPLY" : "DEMAND",
    form: "PRODUCT",
    title: `第${index}号电机样品${index * 7919}`,
  },
  ...{
    description: `功率 ${index} kW，编号 ${index * 7919}，交货期三个月，质保一年。`.repeat(8),
    keywords: ["电机", "伺服"],
    chain: "robotics",
  },
  organization: { name: `示例${index % FIRMS}机械有限公司`, creditCode: null, region: "HEBEI", division: "130208" },
  ...{ cooperation: ["PURCHASE"], amountMinWan: 5, amountMaxWan: 50, validUntil: "2027-11-20" },
  contact: { name: "示例联系人", phone: "010-00001234", email: null },
});

async function importOnce(bytes: Buffer): Promise<{ report: ImportReport; seconds: number }> {
  const ctx = systemContext();
  const stored = await storeImport(
    ctx,
    { name: "list.jsonl", bytes },
    { dryRun: false, publish: "all", sourceChannel: "IMPORT" },
    false,
  );
  const start = performance.now();
  const report = await runImport(ctx, stored.id);
  return { report, seconds: (performance.now() - start) / 1000 };
}

test("3,000 rows are published within two minutes, and once", async () => {
  const bytes = Buffer.from(Array.from({ length: ROWS }, (_, index) => JSON.stringify(record(index))).join("\n"));
  const first = await importOnce(bytes);
  expect(first.report.counts).toMatchObject({ rows: ROWS, created: ROWS, published: ROWS });
  expect(await db().listingTerms.count()).toBe(ROWS);
  const second = await importOnce(bytes);
  expect(second.report.counts).toMatchObject({ rows: ROWS, unchanged: ROWS, published: 0 });
  process.stdout.write(`3,000 rows: ${first.seconds.toFixed(1)} s, again ${second.seconds.toFixed(1)} s\n`);
  expect(first.seconds).toBeLessThan(120);
});
