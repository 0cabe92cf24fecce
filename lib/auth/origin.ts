import { env } from "#lib/env.ts";
import { DomainError } from "#lib/kernel/errors.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Is this Origin header ours? Loopback names on the same port count as one when APP_BASE_URL is one. */
export function isOwnOrigin(origin: string | null, baseUrl: string): boolean {
  if (!origin) return false;
  const base = new URL(baseUrl);
  if (origin === base.origin) return true;
  let given: URL;
  try {
    given = new URL(origin);
  } catch {
    return false;
  }
  return (
    LOOPBACK.has(base.hostname) &&
    LOOPBACK.has(given.hostname) &&
    given.port === base.port &&
    given.protocol === base.protocol &&
    given.origin === origin
  );
}

/** Guard of every cookie-borne write. @throws {DomainError} ORIGIN_REFUSED for another Origin, or none. */
export function assertOwnOrigin(headers: Headers): void {
  if (!isOwnOrigin(headers.get("origin"), env().APP_BASE_URL))
    throw new DomainError("ORIGIN_REFUSED", `origin ${headers.get("origin") ?? "missing"}`);
}
