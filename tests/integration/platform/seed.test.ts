import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyPassword } from "#lib/auth/passwords.ts";
import { exportCanonical } from "#lib/cli/export.ts";
import { seedDemo } from "#lib/cli/seed/demo.ts";
import { seedLarge } from "#lib/cli/seed/large.ts";
import { seedVerify } from "#lib/cli/seed/verify.ts";
import { db } from "#lib/db/client.ts";
import { systemContext } from "../../support/people.ts";

const quiet = () => undefined;
const countEach = () =>
  Promise.all([db().organization.count(), db().user.count(), db().listing.count(), db().auditEntry.count()]);

test("the demo's list is written once, by the product's own commands; its accounts open with the passwords of the file", async () => {
  const ctx = systemContext();
  const { accounts } = await seedDemo(ctx, quiet);
  const before = await countEach();
  await seedDemo(ctx, quiet);
  expect(await countEach()).toEqual(before);

  expect(accounts.map(({ email }) => email).sort()).toEqual(
    ["admin", "auditor", "beijing", "editor", "hebei", "moderator", "pending", "tianjin"].map((name) => `${name}@demo.invalid`),
  );
  const file = path.join(String(process.env.DATA_DIR), "demo-accounts.json");
  expect(statSync(file).mode & 0o077).toBe(0);
  for (const { email, password } of JSON.parse(readFileSync(file, "utf8")) as { email: string; password: string }[]) {
    const user = await db().user.findUniqueOrThrow({ where: { email } });
    expect(await verifyPassword(user.passwordHash, password)).toBe(true);
  }
  const statuses = await db().listing.groupBy({ by: ["status"], _count: true });
  const countOf = (status: string) => statuses.find((row) => row.status === status)?._count ?? 0;
  expect(countOf("PUBLISHED")).toBeGreaterThanOrEqual(55);
  for (const status of ["DRAFT", "SUBMITTED", "RETURNED"]) expect(countOf(status)).toBeGreaterThan(0);
  const chains = await db().listing.groupBy({ by: ["chain"] });
  expect(chains).toHaveLength(7);
  for (const { name } of await db().organization.findMany()) expect(name).toContain("示例");
}, 120_000);

test("the verification profile has two accounts of each persona, and every private value holds the canary", async () => {
  const { accounts } = await seedVerify(systemContext(), "CANARY42");
  const personas = ["owner", "member", "pending", "suspended", "moderator", "editor", "admin", "auditor"];
  expect(accounts.map(({ email }) => email).sort()).toEqual(
    personas.flatMap((p) => [`${p}.1@verify.invalid`, `${p}.2@verify.invalid`]).sort(),
  );
  const firms = await db().organization.findMany({
    where: { verification: "VERIFIED" },
    include: { listings: true },
    orderBy: { name: "asc" },
  });
  expect(firms.map(({ region, listings }) => [region, listings.map(({ side, status }) => `${side} ${status}`).sort()])).toEqual([
    ["HEBEI", ["DEMAND PUBLISHED", "SUPPLY PUBLISHED"]],
    ["BEIJING", ["DEMAND PUBLISHED", "SUPPLY PUBLISHED"]],
  ]);
  const contacts = [...(await db().organizationContact.findMany()), ...(await db().listingContact.findMany())];
  expect(contacts).toHaveLength(10);
  for (const { name, phone, email } of contacts) for (const value of [name, phone, email]) expect(value).toContain("CANARY42");
}, 120_000);

test("the large profile is the same for the same seed, and a second run adds nothing", async () => {
  const ctx = systemContext();
  expect(await seedLarge(ctx, { seed: 7, listings: 230 }, quiet)).toMatchObject({ listings: 230 });
  expect(await seedLarge(ctx, { seed: 7, listings: 230 }, quiet)).toMatchObject({ listings: 0 });
  expect(await db().listing.count({ where: { status: "PUBLISHED" } })).toBe(230);
}, 120_000);

test("two canonical exports of the same data are equal, sorted, complete, and hold no password", async () => {
  await seedVerify(systemContext(), "CANARY42");
  const read = async () => {
    const lines: string[] = [];
    await exportCanonical(systemContext(), (line) => {
      lines.push(line);
    });
    return lines;
  };
  const lines = await read();
  expect(await read()).toEqual(lines);
  const rows = lines.map((line) => JSON.parse(line) as { kind: string; id?: string });
  const kinds = rows.map(({ kind }) => kind);
  expect(kinds).toEqual([...kinds].sort());
  expect(kinds.filter((kind) => kind === "user")).toHaveLength(16);
  expect(kinds.filter((kind) => kind === "listing")).toHaveLength(4);
  expect(kinds.filter((kind) => kind === "audit")).toHaveLength(await db().auditEntry.count());
  expect(lines.join("\n")).not.toMatch(/\$argon2|passwordHash/);
});
