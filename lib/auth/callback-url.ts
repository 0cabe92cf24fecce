import { isOwnOrigin } from "./origin.ts";

/**
 * A place of our own site that somebody asked to be sent to after signing in, as path with query; null for anything
 * else: other hosts, `//evil`, `https:evil`, backslashes, and what becomes one of these when decoded.
 */
export function safePath(wanted: unknown, baseUrl: string): string | null {
  if (typeof wanted !== "string" || wanted === "" || wanted.length > 2_000) return null;
  let path = wanted;
  if (/^https?:\/\//i.test(wanted)) {
    const parsed = URL.canParse(wanted) ? new URL(wanted) : null;
    if (!parsed || parsed.username || parsed.password || !isOwnOrigin(parsed.origin, baseUrl)) return null;
    path = parsed.pathname + parsed.search + parsed.hash;
  }
  for (let round = 0, text = path; round < 4; round++) {
    if (!isOwnPath(text)) return null;
    const decoded = decode(text);
    if (decoded === null || decoded === text) break;
    text = decoded;
  }
  const resolved = URL.canParse(path, baseUrl) ? new URL(path, baseUrl) : null;
  if (resolved?.origin !== new URL(baseUrl).origin) return null;
  return resolved.pathname + resolved.search + resolved.hash;
}

/** Begins with exactly one slash; holds neither backslash nor control character. */
function isOwnPath(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these, so that /\t/evil becomes //evil
  return /^\/(?![/\\])/.test(text) && !/[\\\u0000-\u0020\u007f]/.test(text.split(/[?#]/)[0] ?? "");
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
