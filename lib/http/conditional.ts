import { createHash } from "node:crypto";

/** Documents whose first sight is remembered: some more than there are feeds with a filter that anybody follows. */
const MOST_REMEMBERED = 1_000;
/** A date is told in whole seconds: what was first seen within the last one could still change under the same date. */
const SETTLED_MS = 1_000;

const remembered = new Map<string, { tag: string; since: Date }>();

/** Since when a document has been what it is now, as far as this process has seen. */
function seenSince(key: string, tag: string, now: Date): Date {
  const before = remembered.get(key);
  const entry = before?.tag === tag ? before : { tag, since: now };
  remembered.delete(key);
  remembered.set(key, entry);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return entry.since;
}

/** Whether an If-None-Match names this tag; weak and strong compare alike, as RFC 9110 has it for GET. */
export function namesTag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}

/**
 * A document with its validators; 304 to whoever has it already. Nothing may keep it without asking: what left the list leaves
 * the document at once. `Last-Modified` is when these bytes were first seen, never the date of an entry: that would go back in
 * time when the newest entry is withdrawn.
 */
export function conditionalAnswer(request: Request, body: string, mediaType: string, now: Date): Response {
  const tag = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  const etag = `"${tag}"`;
  const { pathname, search } = new URL(request.url);
  const since = seenSince(`${pathname}${search}`, tag, now);
  const lastModified = now.getTime() - since.getTime() >= SETTLED_MS ? since.toUTCString() : null;
  const headers: Record<string, string> = {
    etag,
    ...(lastModified && { "last-modified": lastModified }),
    "cache-control": "public, max-age=0, must-revalidate",
    "content-type": mediaType,
  };
  const match = request.headers.get("if-none-match");
  const same =
    match === null ? lastModified !== null && request.headers.get("if-modified-since") === lastModified : namesTag(match, etag);
  return same ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
