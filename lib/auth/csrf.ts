import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const hashOf = (token: string, secret: string): string => createHash("sha256").update(`${token}${secret}`).digest("hex");

/** A fresh value of next-auth's csrf cookie: the token, a bar, its hash with the secret. */
export function newCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString("hex");
  return `${token}|${hashOf(token, secret)}`;
}

/** The token of a csrf cookie, for the hidden field `csrfToken`; null when the cookie is missing or not ours. */
export function csrfTokenOf(cookie: string | undefined, secret: string): string | null {
  const [token = "", hash = ""] = cookie?.split("|") ?? [];
  const expected = Buffer.from(hashOf(token, secret));
  const given = Buffer.from(hash);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
