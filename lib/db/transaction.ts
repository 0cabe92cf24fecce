import { DomainError } from "#lib/kernel/errors.ts";
import type { Db, Tx } from "./client.ts";

/** Prisma and PostgreSQL codes that mean «try again»: pool wait, write conflict, serialisation, deadlock, lock timeout. */
const RETRYABLE = new Set(["P2028", "P2034", "40001", "40P01", "55P03"]);
const ATTEMPTS = 5;

type Options = {
  /** Raised by bulk commands (import, edition, rematch). */
  timeoutMs?: number;
};

/** The code of a database failure, wherever Prisma put it; null when the error is none. */
export function databaseErrorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const e = error as {
    code?: unknown;
    meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } };
    cause?: { originalCode?: unknown };
  };
  const candidates = [e.meta?.driverAdapterError?.cause?.originalCode, e.cause?.originalCode, e.meta?.code, e.code];
  const found = candidates.find((c) => typeof c === "string");
  return typeof found === "string" ? found : null;
}

/** Unique constraint broken (PostgreSQL 23505, Prisma P2002). */
export function isUniqueViolation(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code === "23505" || code === "P2002";
}

/** Name of the unique index that a write broke; null when the error is none of that kind. */
export function brokenIndex(error: unknown): string | null {
  if (!isUniqueViolation(error)) return null;
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { constraint?: { index?: unknown } } } } };
  const index = meta?.driverAdapterError?.cause?.constraint?.index;
  return typeof index === "string" ? index : null;
}

/**
 * Run one transaction; again, up to five times, when the database asks for it. The function may run more than once,
 * so it does nothing outside the transaction.
 *
 * @throws {DomainError} UNAVAILABLE when it failed five times for reasons of load.
 */
export async function inTransaction<T>(
  client: Db,
  run: (tx: Tx) => Promise<T>,
  { timeoutMs = 15_000 }: Options = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.$transaction(
        async (tx) => {
          if (timeoutMs > 15_000) await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`);
          return run(tx);
        },
        { maxWait: 5_000, timeout: timeoutMs },
      );
    } catch (error) {
      const code = databaseErrorCode(error) ?? "";
      if (!RETRYABLE.has(code)) throw error;
      if (attempt === ATTEMPTS)
        throw new DomainError("UNAVAILABLE", `transaction failed ${ATTEMPTS} times (${code})`, { retryAfterSeconds: 2 });
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 + Math.random() * 40));
    }
  }
}
