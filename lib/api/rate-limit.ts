import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { logger } from "#lib/logging/logger.ts";

/** A limit on requests: `points` in `seconds`, counted per account, key or address; RATE_LIMIT_FACTOR multiplies it. */
export type RequestLimit = { name: string; points: number; seconds: number };

/** Contract, section 2. */
export const ANONYMOUS_LIMIT: RequestLimit = { name: "anonymous", points: 300, seconds: 300 };
export const ACCOUNT_LIMIT: RequestLimit = { name: "account", points: 3_000, seconds: 300 };
export const PREVIEW_LIMIT: RequestLimit = { name: "preview", points: 600, seconds: 300 };
/** An open form is kept every three seconds at most: a few forms at once are a person's. */
export const TYPING_LIMIT: RequestLimit = { name: "typing", points: 600, seconds: 300 };

/** Registrations, mailed links asked for or tried, by one address: a person needs a few. */
export const LINK_LIMIT: RequestLimit = { name: "links", points: 30, seconds: 300 };

/** Posters drawn for one address: each takes a sixth of a second of a core. One at hand counts for nothing. */
export const POSTER_LIMIT: RequestLimit = { name: "poster", points: 60, seconds: 300 };

/** Exports of one's own data: each reads everything of a firm, its files included. */
export const EXPORT_LIMIT: RequestLimit = { name: "ownData", points: 5, seconds: 3_600 };

/** Suggestions while typing: a few for each word. */
export const SUGGEST_LIMIT: RequestLimit = { name: "suggest", points: 900, seconds: 300 };

const holder = globalThis as typeof globalThis & { jjjLimitPool?: Pool; jjjLimiters?: Map<string, RateLimiterPostgres> };

/** The pool of the limit store, shared with the sign-in lockout. */
export function limitPool(): Pool {
  if (!holder.jjjLimitPool) {
    holder.jjjLimitPool = new Pool({
      connectionString: env().DATABASE_URL,
      max: 3,
      connectionTimeoutMillis: 3_000,
      allowExitOnIdle: true,
    });
    // A restart of the database cuts idle connections; without a listener that would end this process.
    holder.jjjLimitPool.on("error", (error) => logger().warn({ err: error }, "limit store: idle connection lost"));
  }
  return holder.jjjLimitPool;
}

function limiterOf(limit: RequestLimit): RateLimiterPostgres {
  holder.jjjLimiters ??= new Map();
  let limiter = holder.jjjLimiters.get(limit.name);
  if (!limiter) {
    const points = Math.max(1, Math.round(limit.points * env().RATE_LIMIT_FACTOR));
    limiter = new RateLimiterPostgres({
      storeClient: limitPool(),
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: limit.name,
      points,
      duration: limit.seconds,
      inMemoryBlockOnConsumed: points,
    });
    holder.jjjLimiters.set(limit.name, limiter);
  }
  return limiter;
}

/**
 * Count one request against a limit; without one, against that of the account, key or address.
 * @throws {DomainError} RATE_LIMITED with the seconds to wait
 */
export async function limitRequest(ctx: Context, limit: RequestLimit | null = null): Promise<void> {
  if (env().RATE_LIMIT_FACTOR === 0) return;
  const chosen = limit ?? (ctx.actor.userId ? ACCOUNT_LIMIT : ANONYMOUS_LIMIT);
  const key = ctx.actor.userId ?? ctx.address ?? "unknown";
  try {
    await limiterOf(chosen).consume(key);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    throw new DomainError("RATE_LIMITED", `limit ${chosen.name}`, {
      retryAfterSeconds: Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)),
    });
  }
}
