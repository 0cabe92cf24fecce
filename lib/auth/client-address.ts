import { env } from "#lib/env.ts";

/** Set by our server from the socket, over whatever the client sent (lib/http/guard-requests.ts). */
export const SOCKET_HEADER = "x-jjj-socket";

/**
 * The client's address as far as TRUSTED_PROXY_HOPS allows: with n trusted proxies, the n-th entry from the right of
 * X-Forwarded-For. Without trusted proxies the header is ignored and the socket's address is used, which the server
 * passes on in SOCKET_HEADER (null where it does not).
 */
export function clientAddress(headers: Headers): string | null {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return headers.get(SOCKET_HEADER);
  const entries = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.at(-hops) ?? null;
}
