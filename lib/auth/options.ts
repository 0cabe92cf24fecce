import type { AuthOptions, Session } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/kernel/context.ts";
import { logger } from "#lib/logging/logger.ts";
import { safePath } from "./callback-url.ts";
import { callbackCookieName, cookieOptions, csrfCookieName, sessionCookieName } from "./cookies.ts";
import { readSession } from "./session.ts";
import { endSession, type SignedIn, signInByLink, signInByPassword } from "./sign-in.ts";

/** The longest whole time of any sign-in; the session row ends it earlier. */
const COOKIE_SECONDS = 30 * 86_400;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What one call of next-auth leaves behind for the handler around it. */
export type SignInOutcome = { signedIn: SignedIn | null; failed: unknown };

/**
 * next-auth for one request. The token carries only the id of a session row; who somebody is, is read from that row and its
 * user each time, never from the token (docs/adr/0005-sign-in.md).
 */
export function authOptions(ctx: Context, outcome: SignInOutcome): AuthOptions {
  const attempt = async (signIn: () => Promise<SignedIn | null>) => {
    try {
      outcome.signedIn = await signIn();
    } catch (error) {
      // next-auth would put the message of the error into an address.
      outcome.failed = error;
    }
    return outcome.signedIn ? { id: outcome.signedIn.userId, sid: outcome.signedIn.sessionId } : null;
  };
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/login", error: "/login", signOut: "/my/settings" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: csrfCookieName(), options: cookieOptions() },
      callbackUrl: { name: callbackCookieName(), options: cookieOptions() },
    },
    providers: [
      CredentialsProvider({
        id: "credentials",
        name: "password",
        credentials: { identifier: {}, password: {}, totp: {} },
        authorize: (given) => attempt(() => signInByPassword(ctx, text(given?.identifier), text(given?.password))),
      }),
      CredentialsProvider({
        id: "link",
        name: "link",
        credentials: { token: {} },
        authorize: (given) => attempt(() => signInByLink(ctx, text(given?.token))),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? (user as { sid?: string }).sid : token.sid }),
      session: async ({ session, token }) => {
        const actor =
          typeof token.sid === "string" ? await readSession(ctx.db, token.sid, ctx.now, env().PASSWORD_PROFILE) : null;
        // An ended sign-in reads like none; next-auth's own answer for none is an empty object.
        if (!actor) return {} as Session;
        return { expires: session.expires, user: { id: actor.userId, name: actor.name } } as Session;
      },
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url, baseUrl) ?? "/"}`,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(ctx, token.sid);
      },
    },
    logger: {
      error: (code, metadata) => logger().error({ err: metadata instanceof Error ? metadata : undefined, code }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
