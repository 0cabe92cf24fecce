import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyPassword } from "#lib/auth/passwords.ts";
import { commands } from "#lib/cli/commands.ts";
import { db } from "#lib/db/client.ts";
import { ownerSql } from "../../support/database.ts";
import { createFirm } from "../../support/people.ts";
import { testFolder } from "../../support/test-cluster.ts";

const script = path.resolve(testFolder, "../../scripts/jjj.mjs");

type Ended = { code: number | null; stdout: string; stderr: string };

/** Run `jjj` as an operator does: a process of its own, on this worker's database. */
function jjj(args: string[], input = "", env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
    const ended: Ended = { code: null, stdout: "", stderr: "" };
    child.stdout.on("data", (chunk) => {
      ended.stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      ended.stderr += chunk;
    });
    child.stdin.end(input);
    child.once("close", (code) => resolve({ ...ended, code }));
  });
}

const ACCOUNT = ["user", "create", "--email", "New.Admin@example.invalid", "--role", "admin", "--json"];
const PASSWORD = "correct horse battery 7";

test("every command of the table says what it does and how it is called", async () => {
  const { stdout, code } = await jjj(["help"]);
  expect(code).toBe(0);
  for (const [name, load] of Object.entries(commands)) {
    const { command } = await load();
    expect(stdout).toContain(name);
    expect(command.summary.length).toBeGreaterThan(3);
    expect(command.usage.length).toBeGreaterThan(0);
  }
}, 60_000);

test("on a database without tables a command says which one to run first", async () => {
  const empty = new URL(String(process.env.DATABASE_URL));
  empty.pathname = "/postgres";
  const { code, stdout, stderr } = await jjj(["edition", "list"], "", { DATABASE_URL: empty.href });
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("jjj -- migrate");
  expect(stdout + stderr).not.toMatch(/\n\s+at /);
}, 60_000);

test.each([
  [[]],
  [["no-such-command"]],
  [["migrate", "--no-such-option"]],
  [["user", "create", "--role", "admin"]],
  [["audit", "verify", "--as", "nobody@example.invalid"]],
])(
  "what cannot be done exits with 1 and says why in words: jjj %j",
  async (args) => {
    const { code, stdout, stderr } = await jjj(args);
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/[\u4e00-\u9fff]/);
    expect(stdout + stderr).not.toMatch(/\n\s+at /);
  },
  60_000,
);

test("an account is made with the password of standard input, audited, and not made twice", async () => {
  const { id: organizationId } = await createFirm();
  const made = await jjj(ACCOUNT, `${PASSWORD}\n`);
  expect(made).toMatchObject({ code: 0 });
  const { id } = JSON.parse(made.stdout) as { id: string };
  const user = await db().user.findUniqueOrThrow({ where: { id } });
  expect(user).toMatchObject({ email: "new.admin@example.invalid", role: "ADMIN" });
  expect(await verifyPassword(user.passwordHash, PASSWORD)).toBe(true);
  expect(await db().auditEntry.count({ where: { action: "user.created", objectId: id, actorRole: "system" } })).toBe(1);

  const again = await jjj(ACCOUNT, PASSWORD);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: "DUPLICATE" } });

  const args = [
    "user",
    "create",
    "--mobile",
    "13800000000",
    "--role",
    "member",
    "--organization",
    organizationId,
    "--owner",
    "--json",
  ];
  const member = JSON.parse((await jjj(args, PASSWORD)).stdout) as { id: string };
  expect(await db().membership.findUnique({ where: { userId: member.id } })).toMatchObject({ organizationId, role: "OWNER" });
}, 60_000);

test("sec-46 audit verify passes on an untouched trail and names the row in which one byte was changed", async () => {
  await jjj(ACCOUNT, PASSWORD);
  const whole = await jjj(["audit", "verify", "--json"]);
  expect(whole).toMatchObject({ code: 0 });
  expect(JSON.parse(whole.stdout)).toMatchObject({ ok: true, rows: 1 });
  await ownerSql`ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only`;
  await ownerSql`UPDATE audit_entry SET action = 'user.createe' WHERE seq = 1`;
  await ownerSql`ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only`;
  const changed = await jjj(["audit", "verify", "--json"]);
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout)).toMatchObject({ ok: false, problem: { seq: "1", what: "hash" } });
}, 60_000);

test("a wrong environment is told in one message that names every wrong variable", async () => {
  const { code, stderr } = await jjj(["audit", "verify"], "", { AUTH_SECRET: "short", PORT: "none" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/AUTH_SECRET/);
  expect(stderr).toMatch(/PORT/);
  expect(stderr).not.toMatch(/\n\s+at /);
}, 60_000);
