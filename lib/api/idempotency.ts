import { sha256Hex } from "#lib/auth/secrets.ts";
import { isUniqueViolation } from "#lib/db/transaction.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";

/** A first request that has not answered after this long is taken for dead; its key may be used again. */
const STUCK_MS = 120_000;

/** One POST of an account that named a key; the fingerprint stands for path and body. */
export type KeyedRequest = { account: string; key: string; requestHash: string };

/** The request's key with what it stands for; null for one without key or account. */
export function keyedRequest(ctx: Context, key: string | null, fingerprint: () => string): KeyedRequest | null {
  const account = ctx.actor.userId;
  return key === null || account === null ? null : { account, key, requestHash: sha256Hex(fingerprint()) };
}

/**
 * The stored answer of a request that has been answered already, within 24 h. To be asked for before the permission to act:
 * the act itself may have ended it (who has entered a firm enters no second one).
 */
export async function answeredBefore(ctx: Context, { account, key, requestHash }: KeyedRequest): Promise<Response | null> {
  const stored = await ctx.db.idempotencyRecord.findUnique({ where: { account_key: { account, key } } });
  if (!stored || stored.requestHash !== requestHash || stored.status === null || stored.createdAt < lapsedAt(ctx)) return null;
  return replay(stored.status, stored.body, stored.location);
}

/**
 * Run a POST under its Idempotency-Key: the same key gives the same answer (status and body) for 24 h.
 * Server failures are not kept, so that a repeat tries again.
 *
 * @throws {DomainError} INVALID_INPUT for a bad key, IDEMPOTENCY_MISMATCH for another body, IDEMPOTENCY_IN_PROGRESS while the first one runs
 */
export async function withIdempotency(
  ctx: Context,
  { account, key, requestHash }: KeyedRequest,
  run: () => Promise<Response>,
): Promise<Response> {
  if (!/^[\x21-\x7e]{1,64}$/.test(key)) return refuseInput({ path: "Idempotency-Key", message: "幂等键为 1–64 个可见字符" });
  const records = ctx.db.idempotencyRecord;
  const where = { account_key: { account, key } };
  const stuck = new Date(ctx.now.getTime() - STUCK_MS);
  await records.deleteMany({
    where: { account, key, OR: [{ createdAt: { lt: lapsedAt(ctx) } }, { status: null, createdAt: { lt: stuck } }] },
  });
  try {
    await records.create({ data: { account, key, requestHash, createdAt: ctx.now } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const stored = await records.findUnique({ where });
    if (stored && stored.requestHash !== requestHash) throw new DomainError("IDEMPOTENCY_MISMATCH", "other body");
    if (!stored || stored.status === null)
      throw new DomainError("IDEMPOTENCY_IN_PROGRESS", "first request still runs", { retryAfterSeconds: 1 });
    return replay(stored.status, stored.body, stored.location);
  }
  const response = await run();
  if (response.status >= 500 || response.status === 429) {
    await records.deleteMany({ where: { account, key } });
    return response;
  }
  const body = await response.text();
  await records.update({ where, data: { status: response.status, body, location: response.headers.get("location") } });
  return new Response(body === "" ? null : body, { status: response.status, headers: response.headers });
}

const lapsedAt = (ctx: Context): Date => new Date(ctx.now.getTime() - DAY_MS);

function replay(status: number, body: string | null, location: string | null): Response {
  const headers: Record<string, string> = {
    "content-type": `${status >= 400 ? "application/problem+json" : "application/json"}; charset=utf-8`,
    "cache-control": "no-store",
    "idempotency-replayed": "true",
  };
  if (location) headers.location = location;
  return new Response(body || null, { status, headers });
}
