import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";

/** Statement limit of ordinary requests; bulk commands raise it inside their own transactions. */
const STATEMENT_TIMEOUT_MS = 2_500;
const LOCK_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 3_000;

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** A client on its own pool. The process's own is db(); tests and tools make others. */
export function createClient(connectionString: string, max = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    options: `-c statement_timeout=${STATEMENT_TIMEOUT_MS} -c lock_timeout=${LOCK_TIMEOUT_MS} -c idle_in_transaction_session_timeout=30000`,
  });
  return new PrismaClient({ adapter });
}

const holder = globalThis as typeof globalThis & { jjjDb?: PrismaClient };

/** The one client of this process. */
export function db(): PrismaClient {
  holder.jjjDb ??= createClient(env().DATABASE_URL);
  return holder.jjjDb;
}
