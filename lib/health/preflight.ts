import { setTimeout as sleep } from "node:timers/promises";
import { db } from "#lib/db/client.ts";
import { type Env, env, isPrivateHost } from "#lib/env.ts";
import { logger } from "#lib/logging/logger.ts";

const RETRY_EVERY_MS = 2_000;

/** Sample accounts (their passwords lie in a file) on a name the world can reach: the sentence to refuse with, or null. */
export async function unsafeAccounts(settings: Pick<Env, "APP_BASE_URL">, client = db()): Promise<string | null> {
  if (isPrivateHost(settings.APP_BASE_URL)) return null;
  const count = await client.user.count({
    where: { disabledAt: null, OR: [{ email: { endsWith: "@demo.invalid" } }, { email: { endsWith: "@verify.invalid" } }] },
  });
  if (count === 0) return null;
  return `数据库里有 ${count} 个启用的演示账号，而 APP_BASE_URL=${settings.APP_BASE_URL} 不是本机或内网地址。请先停用这些账号。`;
}

/**
 * What has to hold before a web or worker process serves: a valid environment and no sample accounts in public. Resolves when
 * that has been looked at. Without a database the process starts and answers "not ready"; the look is taken as soon as the
 * database is there.
 *
 * @throws {Error} when the environment is wrong, with every wrong variable named.
 */
export async function startSafely(refuse: (reason: string) => void): Promise<void> {
  const settings = env();
  if (settings.DATABASE_OWNER_URL === settings.DATABASE_URL) {
    logger().warn("DATABASE_OWNER_URL is DATABASE_URL: the app's role could change the audit trail");
  }
  const look = async (): Promise<boolean> => {
    try {
      const reason = await unsafeAccounts(settings);
      if (reason) refuse(reason);
      return true;
    } catch (error) {
      logger().warn({ err: error }, "database not there yet");
      return false;
    }
  };
  const lookUntilSeen = async (): Promise<void> => {
    do await sleep(RETRY_EVERY_MS);
    while (!(await look()));
  };
  if (!(await look())) void lookUntilSeen();
}
