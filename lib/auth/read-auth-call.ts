import { readBytes } from "#lib/api/read-request.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { AuthCall } from "./call-next-auth.ts";

/** A sign-in form is small; an address to return to is the longest thing in it. */
const BODY_LIMIT_BYTES = 20_000;
const PREFIX = "/api/auth/";

/** Read a request to next-auth. @throws {DomainError} TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED */
export async function readAuthCall(request: Request): Promise<AuthCall> {
  const url = new URL(request.url);
  const body = request.method === "POST" ? await readBody(request) : {};
  const query = Object.fromEntries(url.searchParams);
  if ([...Object.values(body), ...Object.values(query)].some((v) => v.includes("\0") || !v.isWellFormed()))
    throw new DomainError("MALFORMED", "unstorable text");
  return {
    method: request.method,
    segments: url.pathname.slice(PREFIX.length).split("/").filter(Boolean),
    query,
    body,
    cookies: readCookies(request.headers.get("cookie")),
  };
}

async function readBody(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readBytes(request, BODY_LIMIT_BYTES);
  if (bytes.byteLength === 0) return {};
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return Object.fromEntries(new URLSearchParams(text));
    if (/^multipart\/form-data\s*;/i.test(type)) {
      const form = await new Response(text, { headers: { "content-type": type } }).formData();
      return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    }
    if (/^application\/json\s*(;|$)/i.test(type)) {
      const value: unknown = JSON.parse(text);
      if (typeof value !== "object" || value === null) throw new Error("no object");
      return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, String(v)]));
    }
  } catch {
    throw new DomainError("MALFORMED", "body");
  }
  throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "content-type");
}

/** Cookies by name; a value that is no percent-encoding stays as it is. */
export function readCookies(header: string | null): Record<string, string> {
  const pairs = (header ?? "").split(/;\s*/).flatMap((pair): [string, string][] => {
    const at = pair.indexOf("=");
    if (at < 1) return [];
    const raw = pair.slice(at + 1);
    try {
      return [[pair.slice(0, at), decodeURIComponent(raw)]];
    } catch {
      return [[pair.slice(0, at), raw]];
    }
  });
  return Object.fromEntries(pairs);
}
