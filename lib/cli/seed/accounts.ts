import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { hashPassword } from "#lib/auth/passwords.ts";
import { readUserByEmail } from "#lib/auth/session.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Persona } from "#lib/policies/actor.ts";

/** One line of DATA_DIR/demo-accounts.json. */
export type SeedAccount = { email: string; password: string; persona: Persona; organization: string | null };

type Wanted = Omit<SeedAccount, "password"> & { name: string; organizationId: string | null };

const file = () => path.join(env().DATA_DIR, "demo-accounts.json");

async function readAccounts(): Promise<SeedAccount[]> {
  try {
    return JSON.parse(await readFile(file(), "utf8")) as SeedAccount[];
  } catch {
    return [];
  }
}

async function writeAccounts(accounts: SeedAccount[]): Promise<void> {
  await mkdir(env().DATA_DIR, { recursive: true });
  const draft = `${file()}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file());
}

const roleOf = (persona: Persona): Role =>
  ["moderator", "editor", "admin", "auditor"].includes(persona) ? (persona.toUpperCase() as Role) : "MEMBER";

/**
 * Make sample accounts with random passwords that stand in DATA_DIR/demo-accounts.json. The file is written first, so that a
 * kill never leaves an account whose password nobody knows; an account that is there keeps everything, unless its line in
 * the file was lost: then it gets a new password.
 */
export async function ensureAccounts(ctx: Context, wanted: readonly Wanted[]): Promise<SeedAccount[]> {
  const known = new Map((await readAccounts()).map((account) => [account.email, account]));
  const fresh = wanted.filter(({ email }) => !known.has(email));
  for (const { email, persona, organization } of fresh) {
    known.set(email, { email, password: randomBytes(12).toString("base64url"), persona, organization });
  }
  await writeAccounts([...known.values()]);
  for (const account of wanted) {
    const { email, persona, name, organizationId } = account;
    const isFresh = fresh.includes(account);
    const there = await ctx.db.user.findUnique({ where: { email }, select: { id: true } });
    if (there && !isFresh) continue;
    const password = { passwordHash: await hashPassword(String(known.get(email)?.password)), passwordChangedAt: ctx.now };
    await ctx.db.user.upsert({
      where: { email },
      update: password,
      create: {
        ...password,
        ...{ name, email, emailConfirmedAt: ctx.now, role: roleOf(persona), createdAt: ctx.now },
        ...(organizationId && {
          membership: { create: { organizationId, role: persona === "member" ? "MEMBER" : "OWNER", createdAt: ctx.now } },
        }),
      },
    });
  }
  return wanted.flatMap(({ email }) => known.get(email) ?? []);
}

/** The context in which a sample account acts. @throws {Error} when it is not there or disabled. */
export async function contextOfAccount(ctx: Context, email: string): Promise<Context> {
  const actor = await readUserByEmail(ctx.db, email);
  if (!actor) throw new Error(`no enabled account ${email}`);
  return { ...ctx, actor };
}
