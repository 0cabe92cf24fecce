import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { unsafeAccounts } from "#lib/health/preflight.ts";
import { GET as live } from "../../../app/api/health/live/route.ts";
import { GET as ready } from "../../../app/api/health/ready/route.ts";
import { ownerSql } from "../../support/database.ts";
import { NOW } from "../../support/people.ts";

test("a migrated database makes the service ready", async () => {
  expect((await live()).status).toBe(200);
  const answer = await ready();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok", reason: null });
});

test("a database that lacks a migration makes it answer 503 with the reason and when to ask again", async () => {
  await ownerSql`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%init'`;
  try {
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toEqual({ status: "unavailable", reason: "数据库缺少 1 个迁移，请运行 jjj migrate" });
  } finally {
    await ownerSql`UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL`;
  }
});

test.each([
  ["http://localhost:3000", true],
  ["http://192.168.1.20:3000", true],
  ["https://jjj.example.invalid", false],
  ["http://8.8.8.8", false],
])("enabled sample accounts are tolerated on this machine and in private networks only: %s", async (baseUrl, tolerated) => {
  const create = (email: string, disabledAt: Date | null) =>
    db().user.create({ data: { name: "示例", email, disabledAt, createdAt: NOW } });
  await create("old@demo.invalid", NOW);
  expect(await unsafeAccounts({ APP_BASE_URL: baseUrl })).toBeNull();
  await create("admin@verify.invalid", null);
  const reason = await unsafeAccounts({ APP_BASE_URL: baseUrl });
  if (tolerated) expect(reason).toBeNull();
  else expect(reason).toContain(baseUrl);
});
