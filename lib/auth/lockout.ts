import { RateLimiterPostgres } from "rate-limiter-flexible";
import { limitPool } from "#lib/api/rate-limit.ts";
import { sha256Hex } from "./secrets.ts";

/** Failures within the window that lock an identifier, and for how long. RATE_LIMIT_FACTOR does not touch them. */
export const LOCKOUT = { failures: 5, windowSeconds: 60, lockSeconds: 600 } as const;

const holder = globalThis as typeof globalThis & { jjjLockout?: RateLimiterPostgres };

function limiter(): RateLimiterPostgres {
  holder.jjjLockout ??= new RateLimiterPostgres({
    storeClient: limitPool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "signin-failures",
    points: LOCKOUT.failures,
    duration: LOCKOUT.windowSeconds,
  });
  return holder.jjjLockout;
}

const turns = new Map<string, Promise<unknown>>();

/** One after the other for the same key, within this process. */
async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(key) ?? Promise.resolve()).then(work, work);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}

/**
 * Run one attempt to sign in under the lockout of its identifier: the fifth failure locks, a success clears the count.
 * Attempts on one identifier take turns, so that a hundred at once are no way round the count.
 *
 * @param key what was typed, normalised; unknown accounts are counted like known ones
 * @returns null also while locked, whatever the attempt came to; a locked identifier takes as long as an open one
 */
export async function underLockout<T>(key: string, attempt: () => Promise<T | null>): Promise<T | null> {
  const hashed = sha256Hex(key);
  return inTurn(hashed, async () => {
    const state = await limiter().get(hashed);
    const result = await attempt();
    if (state && state.consumedPoints >= LOCKOUT.failures) return null;
    if (result === null) {
      const { consumedPoints } = await limiter().penalty(hashed);
      if (consumedPoints >= LOCKOUT.failures) await limiter().block(hashed, LOCKOUT.lockSeconds);
    } else if (state) await limiter().delete(hashed);
    return result;
  });
}
