import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { ownerSql } from "../../support/database.ts";

const appSql = postgres(String(process.env.DATABASE_URL), { max: 1, onnotice: () => undefined });
afterAll(() => appSql.end());

describe("the app's database role", () => {
  test.each(["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
    "cannot change what the audit trail holds: %s",
    async (statement) => {
      await expect(appSql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    },
  );

  test.each([
    "CREATE TABLE intruder (id int)",
    "ALTER TABLE listing ADD COLUMN intruder int",
    "DROP TABLE listing",
    "DROP TRIGGER audit_entry_append_only ON audit_entry",
    "CREATE SCHEMA intruder",
    "DELETE FROM _prisma_migrations",
  ])("cannot change the schema: %s", async (statement) => {
    await expect(appSql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("adds a job, which the queue's row security would otherwise refuse", async () => {
    await appSql`SELECT graphile_worker.add_job('nothing', '{}'::json)`;
    const [row] = await ownerSql`SELECT count(*)::int AS count FROM graphile_worker._private_jobs`;
    expect(row?.count).toBe(1);
  });

  test("reads and writes ordinary rows through the app's client", async () => {
    await db().rateLimit.create({ data: { key: "a", points: 1 } });
    expect(await db().rateLimit.count()).toBe(1);
  });
});

test("the server keeps Chinese in pinyin order and finds Chinese trigrams", async () => {
  const rows = await ownerSql`SELECT name FROM (VALUES ('天津'), ('北京'), ('河北')) AS t (name) ORDER BY name`;
  expect(rows.map((row) => row.name)).toEqual(["北京", "河北", "天津"]);
  const [similar] = await ownerSql`SELECT similarity('伺服电机驱动器', '伺服电机') > 0 AS found`;
  expect(similar?.found).toBe(true);
});
