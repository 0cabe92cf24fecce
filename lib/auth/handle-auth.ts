import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { limitRequest, type RequestLimit } from "#lib/api/rate-limit.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { type Locale, readLocale } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { type AuthCall, type AuthReply, callNextAuth } from "./call-next-auth.ts";
import { safePath } from "./callback-url.ts";
import { clientAddress } from "./client-address.ts";
import { callbackCookieName } from "./cookies.ts";
import { authOptions, type SignInOutcome } from "./options.ts";
import { readAuthCall } from "./read-auth-call.ts";
import { typedIdentifierCookie } from "./typed-identifier.ts";

/** 429 by the fiftieth attempt of an address within five minutes, whichever accounts it tries. */
export const SIGN_IN_LIMIT: RequestLimit = { name: "sign-in", points: 49, seconds: 300 };

/** What of next-auth is used. Its `_log` writes what anybody sends. */
const ACTIONS = new Set(["csrf", "session", "providers", "signin", "signout", "callback", "error"]);

/** Serve /api/auth/*: next-auth's own protocol for scripts (`json=true`), redirects to our pages for plain forms. */
export async function handleAuth(request: Request): Promise<Response> {
  try {
    return await serve(request);
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}

async function serve(request: Request): Promise<Response> {
  const call = await readAuthCall(request);
  const [action = "", provider = ""] = call.segments;
  if (!ACTIONS.has(action)) throw new DomainError("NOT_FOUND", "no such action");
  const ctx: Context = {
    db: db(),
    actor: ANONYMOUS,
    now: new Date(),
    locale: localeOf(call),
    address: clientAddress(request.headers),
  };
  const baseUrl = env().APP_BASE_URL;
  const wanted = safePath(call.body.callbackUrl ?? call.query.callbackUrl, baseUrl);
  const signsIn = call.method === "POST" && action === "callback";
  const form = signsIn && call.body.json !== "true";
  if (signsIn) {
    try {
      await limitRequest(ctx, SIGN_IN_LIMIT);
    } catch (error) {
      if (form && error instanceof DomainError && error.code === "RATE_LIMITED") return backToForm(call, wanted, "RateLimited");
      throw error;
    }
  }
  const outcome: SignInOutcome = { signedIn: null, failed: null };
  const reply = await callNextAuth(cleaned(call, wanted), authOptions(ctx, outcome));
  if (outcome.failed) throw outcome.failed;
  if (form) {
    if (!outcome.signedIn) {
      const stale = reply.location?.includes("csrf=true");
      return backToForm(call, wanted, stale ? "Stale" : provider === "link" ? "LinkOver" : "CredentialsSignin");
    }
    return redirect(wanted ?? localePath(ctx.locale, outcome.signedIn.role === "MEMBER" ? "/my" : "/staff"), reply.cookies);
  }
  return toResponse(reply, baseUrl);
}

/** The language of the form it was sent by; scripts name none. */
function localeOf({ body }: AuthCall): Locale {
  return readLocale(body.locale);
}

/** The call with nothing in it that leads elsewhere: next-auth answers 500 to addresses it cannot read. */
function cleaned(call: AuthCall, wanted: string | null): AuthCall {
  const { callbackUrl: _inQuery, ...query } = call.query;
  const { callbackUrl: _inBody, locale: _language, ...body } = call.body;
  const { [callbackCookieName()]: _remembered, ...cookies } = call.cookies;
  const callback: Record<string, string> = wanted ? { callbackUrl: wanted } : {};
  return { ...call, query: { ...query, ...callback }, body: { ...body, ...callback }, cookies };
}

/** Back to the form it came from, with what was typed but the password. */
function backToForm(call: AuthCall, wanted: string | null, error: string): Response {
  const page = call.segments[1] === "link" ? "/login/link" : "/login";
  const query = new URLSearchParams({ error, ...(wanted && { callbackUrl: wanted }) });
  return redirect(localePath(localeOf(call), `${page}?${query}`), [typedIdentifierCookie(call.body.identifier ?? "")]);
}

function redirect(location: string, cookies: readonly string[]): Response {
  const response = new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function toResponse(reply: AuthReply, baseUrl: string): Response {
  const headers = new Headers(reply.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  for (const cookie of reply.cookies) headers.append("set-cookie", cookie);
  // Relative: the browser stays on the name it came by (localhost, 127.0.0.1).
  if (reply.location) headers.set("location", safePath(reply.location, baseUrl) ?? "/");
  const isJson = typeof reply.body === "object" && reply.body !== null;
  if (isJson) headers.set("content-type", "application/json");
  return new Response(isJson ? JSON.stringify(reply.body) : (reply.body as string | null), { status: reply.status, headers });
}
