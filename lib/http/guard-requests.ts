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

/** More than the largest list (10 MB) with what surrounds it. */
const BODY_LIMIT_BYTES = 11_000_000;
/** The same for a photograph or PDF (20 MB), at the addresses of the forms that send one. */
const ATTACHMENT_LIMIT_BYTES = 22_000_000;
/** A photograph larger than that is still let run out, so that a browser without JavaScript shows the answer; what is larger is cut. */
const RUN_OUT_BYTES = 64_000_000;
const RUN_OUT_MS = 60_000;
const ATTACHMENT_FORMS = /^((?:\/[a-z]{2})?\/my\/[^?]+)\/upload$/;
/** How long the rest of a refused body is thrown away, so that the sender reads the answer, before the line is cut. */
const LINGER_MS = 2_000;
/** After SIGTERM: requests under way may finish within this time. */
const DRAIN_MS = 10_000;

const CODES = { 400: "MALFORMED", 405: "METHOD_NOT_ALLOWED", 413: "TOO_LARGE" } as const;

type Refusal = {
  status: keyof typeof CODES;
  allow?: string;
  /** Page of the form that was too large, to go back to. */
  page?: string;
};

/** What is refused before Next.js sees it: it fails on TRACE and on broken addresses, and would take in a body of any size. */
export function refusalOf(method: string | undefined, url: string, headers: IncomingMessage["headers"]): Refusal | null {
  if (method === "TRACE" || method === "CONNECT") return { status: 405, allow: "GET, HEAD, POST, PATCH, DELETE" };
  if (!isText(url)) return { status: 400 };
  const page = method === "POST" ? ATTACHMENT_FORMS.exec(url)?.[1] : undefined;
  const limit = page === undefined ? BODY_LIMIT_BYTES : ATTACHMENT_LIMIT_BYTES;
  const declared = Number(headers["content-length"] ?? 0);
  if (declared > limit) return { status: 413, ...(page !== undefined && declared <= RUN_OUT_BYTES && { page }) };
  // Browsers declare the size of a form; what does not is counted by the API, and by nobody in front of a page.
  return headers["transfer-encoding"] !== undefined && !url.startsWith("/api/") ? { status: 413 } : null;
}

/** Whether the path of an address is UTF-8, and neither it nor the query has a NUL, with which no page could ask the database. */
function isText(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return !url.includes("%00");
  } catch {
    return false;
  }
}

/** The address at the other end of the line, an IPv4 one without the prefix that dual-stack sockets give it. */
export function addressOf(socket: Pick<Socket, "remoteAddress">): string | null {
  return socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/i, "") ?? null;
}

/**
 * Lead a form whose file was too large back to its page, which says so. A browser reads the answer only once it has sent all, so the
 * body is thrown away as it comes; nothing of it is kept.
 */
function leadBack(page: string, request: IncomingMessage, response: ServerResponse): void {
  const cut = setTimeout(() => request.socket.destroy(), RUN_OUT_MS).unref();
  request.resume();
  request.once("end", () => {
    clearTimeout(cut);
    const headers = Object.fromEntries(securityHeaders(env().APP_BASE_URL.startsWith("https:")));
    response.writeHead(303, { ...headers, location: `${page}?problem=tooLarge#upload`, "cache-control": "no-store" });
    response.end();
  });
}

function refuse({ status, allow, page }: Refusal, request: IncomingMessage, response: ServerResponse): void {
  if (page !== undefined) {
    leadBack(page, request, response);
    return;
  }
  const code = CODES[status];
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
 * Whether a 500 that no page of ours chose is the caller's fault. Next.js answers so to a server action or form that it cannot
 * decode and to a navigation whose state it cannot read; our actions never throw, and our pages choose the status of their own
 * failures.
 */
function blamesCaller(method: string | undefined, url: string, headers: IncomingMessage["headers"]): boolean {
  if (headers["next-action"] !== undefined || headers["next-router-state-tree"] !== undefined) return true;
  return method === "POST" && !url.startsWith("/api/");
}

/** Correct what Next.js answers by itself: the status of a request that it could not read, and headers that it left out. */
function amendAnswer(response: ServerResponse, blamed: boolean): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    for (const [name, value] of securityHeaders(env().APP_BASE_URL.startsWith("https:")))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return writeHead(blamed && status === 500 && !hasChosenStatus(response) ? 400 : status, ...rest);
  }) as ServerResponse["writeHead"];
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
    const asked = [request.method, request.url ?? "/", request.headers] as const;
    const refusal = refusalOf(...asked);
    if (!refusal) {
      amendAnswer(response, blamesCaller(...asked));
      return emit.call(this, event, ...args);
    }
    refuse(refusal, request, response);
    return true;
  };
}
