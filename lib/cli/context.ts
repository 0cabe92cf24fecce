import { readUserByEmail } from "#lib/auth/session.ts";
import { db } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { SYSTEM } from "#lib/policies/actor.ts";
import { CliError } from "./command.ts";

/**
 * The context of a command: the system (命令行), or the user that `--as` names, with that user's rights.
 *
 * @throws {CliError} when no enabled user has the address.
 */
export async function contextFor(as: string | null): Promise<Context> {
  const base = { db: db(), now: new Date(), locale: "zh-CN" as const, address: null };
  if (as === null) return { ...base, actor: SYSTEM };
  const actor = await readUserByEmail(base.db, as.normalize("NFKC").trim().toLowerCase());
  if (!actor) throw new CliError(`--as：没有启用的账号 ${as}`);
  return { ...base, actor };
}
