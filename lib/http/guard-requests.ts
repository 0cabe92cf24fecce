import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { SOCKET_HEADER } from "#lib/auth/client-address.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { hasChosenStatus } from "./response-status.ts";
import { securityHeaders } from "./security-headers.ts";

declare global {
  var __jjjGuarded: boolean | undefined;
}

/** More than the largest upload (10 MB) with what surrounds it. */
const BODY_LIMIT_BYTES = 11_000_000;
/** How long the rest of a refused body is thrown away, so that the sender reads the answer, before the line is cut. */
const LINGER_MS = 2_000;
/** After SIGTERM: requests under way may finish within this time. */
const DRAIN_MS = 10_000;

type Refusal = { status: 405 | 413; allow?: string };

/** What is refused before Next.js sees it: it fails on TRACE, and would take in a body of any size. */
export function refusalOf(method: string | undefined, headers: IncomingMessage["headers"]): Refusal | null {
  if (method === "TRACE" || method === "CONNECT") return { status: 405, allow: "GET, HEAD, POST, PATCH, DELETE" };
  return Number(headers["content-length"] ?? 0) > BODY_LIMIT_BYTES ? { status: 413 } : null;
}

/** The address at the other end of the line, an IPv4 one without the prefix that dual-stack sockets give it. */
export function addressOf(socket: Pick<Socket, "remoteAddress">): string | null {
  return socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, "") ?? null;
}

function refuse({ status, allow }: Refusal, request: IncomingMessage, response: ServerResponse): void {
  const code = status === 405 ? "METHOD_NOT_ALLOWED" : "TOO_LARGE";
  const title = t("zh-CN", `errors.${code}`);
  const body = JSON.stringify({ type: `/developers#${code}`, title, status, detail: title, code, errors: [] });
  response.writeHead(status, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...Object.fromEntries(securityHeaders(env().APP_BASE_URL.startsWith("https:"))),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    connection: "close",
    ...(allow && { allow }),
  });
  response.end(body);
  request.resume();
  setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
}

/**
 * Next.js answers the call of a server action that it cannot decode with a 500. Our actions never throw and our pages choose
 * the status of their own failures, so what is left is the caller's fault: 400.
 */
function blameCaller(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === 500 && !hasChosenStatus(response) ? 400 : status, ...rest)) as ServerResponse["writeHead"];
}

/**
 * Stand before Next.js at this process's HTTP server: the client's address from the socket (whatever the client sent under
 * that name), refusals that must be early, and connections that end with their answer once SIGTERM has come. Called once.
 */
export function guardRequests(): void {
  if (globalThis.__jjjGuarded) return;
  globalThis.__jjjGuarded = true;
  let draining = false;
  process.once("SIGTERM", () => {
    draining = true;
    setTimeout(() => process.exit(143), DRAIN_MS).unref();
  });
  const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...args: unknown[]) => boolean;
  Server.prototype.emit = function guarded(this: Server, event: string | symbol, ...args: unknown[]): boolean {
    if (event !== "request") return emit.call(this, event, ...args);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    const address = addressOf(request.socket);
    if (address) request.headers[SOCKET_HEADER] = address;
    else delete request.headers[SOCKET_HEADER];
    if (draining) response.setHeader("connection", "close");
    const refusal = refusalOf(request.method, request.headers);
    if (!refusal && request.headers["next-action"] !== undefined) blameCaller(response);
    if (!refusal) return emit.call(this, event, ...args);
    refuse(refusal, request, response);
    return true;
  };
}
