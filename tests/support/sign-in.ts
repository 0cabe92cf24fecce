// next-auth's own protocol, spoken to the handler of /api/auth without a server.
import { expect } from "vitest";
import { sessionCookieName } from "#lib/auth/cookies.ts";
import { handleAuth } from "#lib/auth/handle-auth.ts";
import { sessionIdOf } from "#lib/auth/session-cookie.ts";

type AuthOptions = {
  body?: Record<string, string>;
  cookies?: Record<string, string>;
  headers?: Record<string, string>;
  /** The client's address. */
  from?: string;
};

/** One request to /api/auth; a `body` makes it a posted form. */
export function auth(
  path: string,
  { body, cookies = {}, headers = {}, from = "192.0.2.7" }: AuthOptions = {},
): Promise<Response> {
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("; ");
  return handleAuth(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: body ? "POST" : "GET",
      headers: { ...(cookie && { cookie }), "x-jjj-socket": from, ...headers },
      ...(body && { body: new URLSearchParams(body) }),
    }),
  );
}

/** The cookies an answer sets, by name, decoded. */
export function cookiesOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}

/** The csrf token and the cookies it must be sent with. */
export async function csrf(): Promise<{ csrfToken: string; cookies: Record<string, string> }> {
  const response = await auth("csrf");
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  expect(csrfToken).toMatch(/^[0-9a-f]{64}$/);
  return { csrfToken, cookies: cookiesOf(response) };
}

/** Try to sign in by password as a script does. `sid` is the session the cookie carries; null when refused. */
export async function signIn(
  identifier: string,
  password: string,
  { form = false, from, callbackUrl }: { form?: boolean; from?: string; callbackUrl?: string } = {},
): Promise<{ response: Response; cookie: string | null; sid: string | null }> {
  const { csrfToken, cookies } = await csrf();
  const response = await auth("callback/credentials", {
    body: { identifier, password, totp: "", csrfToken, ...(!form && { json: "true" }), ...(callbackUrl && { callbackUrl }) },
    cookies,
    from,
  });
  const cookie = cookiesOf(response)[sessionCookieName()] ?? null;
  return { response, cookie, sid: await sessionIdOf(cookie ?? undefined) };
}
