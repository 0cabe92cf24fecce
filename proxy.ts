import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { cookieOptions, csrfCookieName, sessionCookieName } from "#lib/auth/cookies.ts";
import { csrfTokenOf, newCsrfCookie } from "#lib/auth/csrf.ts";
import { isOwnOrigin } from "#lib/auth/origin.ts";
import { env } from "#lib/env.ts";
import { ATTACHMENT_POLICY, contentSecurityPolicy, isAttachmentPath, securityHeaders } from "#lib/http/security-headers.ts";
import { DEFAULT_LOCALE, t } from "#lib/i18n/catalogue.ts";
import { LOCALE_HEADER } from "#lib/i18n/current.ts";
import { isSharedPath, localeOfPath, plainPath } from "#lib/i18n/paths.ts";

/** Pages with a form of next-auth: a page cannot set the cookie its hidden csrfToken must agree with, so it is set here. */
const CSRF_PAGES = /^\/(login|register|my|staff)(\/|$)/;

// biome-ignore lint/style/noProcessEnv: Next.js replaces this name at build time; it tells the two builds apart, it is no setting
const development = process.env.NODE_ENV === "development";

/**
 * Headers for every answer, and what a page needs to know before it renders (nonce, language, csrf cookie).
 * It never decides who may see or do what: pages, actions and API routes do.
 */
export function proxy(request: NextRequest): NextResponse {
  const https = env().APP_BASE_URL.startsWith("https:");
  const asked = request.nextUrl.pathname;
  const locale = localeOfPath(asked);
  const path = plainPath(asked);
  if (isForeignPost(request, path)) return refusal(https, 403, "errors.ORIGIN_REFUSED");
  if (isMadeUpAction(request)) return refusal(https, 415, "errors.UNSUPPORTED_MEDIA_TYPE");
  if (path !== asked && isSharedPath(path)) return toShared(https, request, path);
  const nonce = randomBytes(18).toString("base64");
  // What is set here wins over what a route sets.
  const csp = isAttachmentPath(path) ? ATTACHMENT_POLICY : contentSecurityPolicy({ nonce, https, development });

  // Overwritten whatever the client sent: pages trust these three.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", csp);
  headers.set("x-nonce", nonce);
  headers.set(LOCALE_HEADER, locale);

  const csrf = CSRF_PAGES.test(path) ? missingCsrf(request) : null;
  if (csrf) headers.set("cookie", withCookie(headers.get("cookie"), csrfCookieName(), csrf));

  const response = reach(request, path, headers);
  response.headers.set("Content-Security-Policy", csp);
  for (const [name, value] of securityHeaders(https)) response.headers.set(name, value);
  if (csrf) response.cookies.set(csrfCookieName(), csrf, cookieOptions());
  // A shared cache in front must keep nothing that was made for somebody.
  if (request.cookies.has(sessionCookieName()) && !path.startsWith("/_next/static/")) {
    response.headers.set("Cache-Control", "private, no-store");
  }
  return response;
}

/** `/en/listings` is the page `/listings`, read in another language: the address in the browser stays. */
function reach(request: NextRequest, path: string, headers: Headers): NextResponse {
  if (path === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  const target = request.nextUrl.clone();
  target.pathname = path;
  return NextResponse.rewrite(target, { request: { headers } });
}

/** What exists once for all languages has one address. Next.js makes it relative: the browser stays on the name it came by. */
function toShared(https: boolean, request: NextRequest, path: string): NextResponse {
  const target = request.nextUrl.clone();
  target.pathname = path;
  return NextResponse.redirect(target, { status: 308, headers: Object.fromEntries(securityHeaders(https)) });
}

/**
 * A form post to a page that names another site as its origin. The actions refuse it as well; Next.js itself would answer
 * it with a 500. The API refuses on its own, in its own order; next-auth's posts are guarded by their csrfToken.
 */
function isForeignPost(request: NextRequest, path: string): boolean {
  const origin = request.headers.get("origin");
  return request.method === "POST" && origin !== null && !path.startsWith("/api/") && !isOwnOrigin(origin, env().APP_BASE_URL);
}

/** Our actions take forms, which browsers send as multipart; a call in another format comes from no page of ours. */
function isMadeUpAction(request: NextRequest): boolean {
  return request.headers.has("next-action") && !/^multipart\/form-data\s*;/i.test(request.headers.get("content-type") ?? "");
}

function refusal(
  https: boolean,
  status: 403 | 415,
  key: "errors.ORIGIN_REFUSED" | "errors.UNSUPPORTED_MEDIA_TYPE",
): NextResponse {
  const headers = {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    ...Object.fromEntries(securityHeaders(https)),
  };
  return new NextResponse(t(DEFAULT_LOCALE, key), { status, headers });
}

function missingCsrf(request: NextRequest): string | null {
  const secret = env().AUTH_SECRET;
  return csrfTokenOf(request.cookies.get(csrfCookieName())?.value, secret) === null ? newCsrfCookie(secret) : null;
}

function withCookie(header: string | null, name: string, value: string): string {
  const others = (header ?? "").split("; ").filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
  return [...others, `${name}=${encodeURIComponent(value)}`].join("; ");
}
