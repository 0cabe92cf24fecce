import { decode } from "next-auth/jwt";
import { env } from "#lib/env.ts";

/** The session id carried by a sign-in cookie; null when there is none or its signature is wrong. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().AUTH_SECRET });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}
