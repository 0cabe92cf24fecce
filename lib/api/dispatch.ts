import { z } from "zod";
import { assertOwnOrigin } from "#lib/auth/origin.ts";
import { sha256Hex } from "#lib/auth/secrets.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { findUnstorable } from "#lib/kernel/unstorable.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import type { Answer, Route, Upload } from "./define-route.ts";
import { findRoute } from "./find-route.ts";
import { answeredBefore, keyedRequest, withIdempotency } from "./idempotency.ts";
import { identify } from "./identify.ts";
import { problemResponse, toDomainError } from "./problem.ts";
import { limitRequest } from "./rate-limit.ts";
import { readJson, readQuery, readUpload, readVersion } from "./read-request.ts";

const NOTHING = z.strictObject({});

/** Serve one request of /api/v1. */
export async function dispatch(request: Request): Promise<Response> {
  const response = await serve(request).catch((error: unknown) => {
    const domainError = toDomainError(error);
    return problemResponse(domainError, domainError.code === "METHOD_NOT_ALLOWED" ? { allow: domainError.message } : {});
  });
  return request.method === "HEAD" ? new Response(null, { status: response.status, headers: response.headers }) : response;
}

/** The order of refusals is that of the contract: 405, 413, 415, 400, 429, 401, origin, 404, 403, 422, 428, 409. */
async function serve(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const { route, params } = findRoute(request.method, url.pathname);
  const isWrite = route.method !== "GET";
  const rawBody = !isWrite ? {} : route.multipart ? await readUpload(request) : await readJson(request);
  const caller = await identify(request);
  const { ctx } = caller;
  await limitRequest(ctx, route.limit);
  if (caller.badKey || (route.signedIn !== false && !isSignedIn(ctx.actor)))
    throw new DomainError("UNAUTHENTICATED", "sign-in needed");
  if (isWrite && caller.by === "cookie" && (isSignedIn(ctx.actor) || request.headers.has("origin")))
    assertOwnOrigin(request.headers);
  const rawQuery = readQuery(url, route.query);
  const key = route.method === "POST" ? request.headers.get("idempotency-key") : null;
  const keyed = keyedRequest(ctx, key, () => fingerprintOf(url, rawBody, route.multipart));
  const stored = keyed && hasScope(ctx, route) ? await answeredBefore(ctx, keyed) : null;
  if (stored) return stored;
  await route.access?.(ctx, { params, query: rawQuery, body: rawBody });
  if (!hasScope(ctx, route)) throw new DomainError("SCOPE_MISSING", route.name);

  const bad = route.multipart ? null : findUnstorable(rawBody);
  if (bad) throw new DomainError("INVALID_INPUT", "unstorable text", { errors: [{ path: bad.path, message: bad.message }] });
  const query = parseInput((route.query ?? NOTHING).strict(), rawQuery);
  const version = readVersion(request, rawBody);
  const body = route.multipart ? rawBody : parseInput((route.body ?? NOTHING).strict(), rawBody);
  if (route.needsVersion && version === null) throw new DomainError("VERSION_REQUIRED", "no version");

  const run = async (): Promise<Response> =>
    toResponse(route, await route.handle(ctx, { params, query: query as Record<string, never>, body, version }));
  if (!keyed) return run();
  return withIdempotency(ctx, keyed, async () => {
    try {
      return await run();
    } catch (error) {
      return problemResponse(toDomainError(error));
    }
  });
}

/** What an Idempotency-Key stands for: the path and the body, of a file its bytes. */
function fingerprintOf({ pathname }: URL, body: unknown, multipart = false): string {
  if (!multipart) return `${pathname}\n${JSON.stringify(body)}`;
  const { file, fields } = body as Upload;
  return `${pathname}\n${JSON.stringify([fields, file && [file.name, sha256Hex(file.bytes)]])}`;
}

function hasScope(ctx: Context, route: Route): boolean {
  return ctx.actor.scopes?.includes(route.scope ?? (route.method === "GET" ? "read" : "write")) ?? true;
}

function toResponse(route: Route, answer: Response | Answer): Response {
  if (answer instanceof Response) return answer;
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (route.status === 204) return new Response(null, { status: 204, headers });
  headers["content-type"] = "application/json; charset=utf-8";
  if (answer.location) headers.location = answer.location;
  const { body } = answer;
  if (typeof body === "object" && body !== null && "version" in body && typeof body.version === "number")
    headers.etag = `"${body.version}"`;
  return new Response(JSON.stringify(body), { status: route.status, headers });
}
