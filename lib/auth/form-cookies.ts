import { cookies } from "next/headers";
import { env } from "#lib/env.ts";
import { csrfCookieName, sessionCookieName } from "./cookies.ts";
import { csrfTokenOf } from "./csrf.ts";
import { sessionIdOf } from "./session-cookie.ts";
import { typedIdentifierName } from "./typed-identifier.ts";

/** The token that a form to next-auth sends back; null when proxy.ts has set no cookie for this page. */
export async function currentCsrfToken(): Promise<string | null> {
  return csrfTokenOf((await cookies()).get(csrfCookieName())?.value, env().AUTH_SECRET);
}

/** What was typed into the form that was refused just now. */
export async function typedIdentifier(): Promise<string | undefined> {
  return (await cookies()).get(typedIdentifierName())?.value;
}

/** The sign-in this request belongs to: a change of password ends all others. */
export async function currentSessionId(): Promise<string | null> {
  return sessionIdOf((await cookies()).get(sessionCookieName())?.value);
}
