import { clientAddress } from "#lib/auth/client-address.ts";
import { sessionCookieName } from "#lib/auth/cookies.ts";
import { sha256Hex } from "#lib/auth/secrets.ts";
import { readApiKey, readSession } from "#lib/auth/session.ts";
import { sessionIdOf } from "#lib/auth/session-cookie.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/kernel/context.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";

export type Caller = { ctx: Context; by: "key" | "cookie"; badKey: boolean };

/** Who calls: an API key when there is an Authorization header, else the sign-in cookie. */
export async function identify(request: Request): Promise<Caller> {
  const base = { db: db(), now: new Date(), locale: "zh-CN" as const, address: clientAddress(request.headers) };
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const key = /^Bearer (jjj_[\w-]{20,100})$/.exec(authorization)?.[1];
    const actor = key ? await readApiKey(base.db, sha256Hex(key), base.now) : null;
    return { ctx: { ...base, actor: actor ?? ANONYMOUS }, by: "key", badKey: actor === null };
  }
  const sessionId = await sessionIdOf(readCookie(request.headers.get("cookie"), sessionCookieName()));
  const actor = sessionId ? await readSession(base.db, sessionId, base.now, env().PASSWORD_PROFILE) : null;
  return { ctx: { ...base, actor: actor ?? ANONYMOUS }, by: "cookie", badKey: false };
}

function readCookie(header: string | null, name: string): string | undefined {
  return header
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
