import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "#lib/db/client.ts";
import { logger } from "#lib/logging/logger.ts";

/** Why requests cannot be served now, in one sentence; null when they can. */
export type Readiness = { ready: boolean; reason: string | null };

const no = (reason: string): Readiness => ({ ready: false, reason });

/** Names of the migrations this build was made with; empty when the build does not carry them. */
async function expectedMigrations(): Promise<string[]> {
  const entries = await readdir(path.join(process.cwd(), "prisma", "migrations"), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/**
 * Whether this process can serve: the database answers and has every migration of this build, the queue's included.
 * The reason names no host, user or password.
 */
export async function checkReadiness(): Promise<Readiness> {
  let applied: string[];
  try {
    const rows = await db().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
      UNION ALL SELECT 'queue' FROM pg_catalog.pg_namespace WHERE nspname = 'graphile_worker'`;
    applied = rows.map((row) => row.name);
  } catch (error) {
    logger().warn({ err: error }, "not ready");
    // 42P01: there is no table of migrations yet.
    return String(error).includes("42P01") ? no("数据库尚未迁移，请运行 jjj migrate") : no("数据库暂不可用");
  }
  if (!applied.includes("queue")) return no("任务队列尚未建立，请运行 jjj migrate");
  const missing = (await expectedMigrations()).filter((name) => !applied.includes(name));
  return missing.length > 0 ? no(`数据库缺少 ${missing.length} 个迁移，请运行 jjj migrate`) : { ready: true, reason: null };
}
