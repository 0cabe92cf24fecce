import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { type Actor, ANONYMOUS, isAuditor, isModerator, isSignedIn } from "#lib/policies/actor.ts";
import { clientAddress } from "./client-address.ts";
import { sessionCookieName } from "./cookies.ts";
import { readSession } from "./session.ts";
import { sessionIdOf } from "./session-cookie.ts";

/** Who looks at this page, once a request. Anonymous when not signed in. */
export const currentViewer = cache(async (): Promise<Context> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookieName())?.value);
  const now = new Date();
  const actor: Actor = (sessionId && (await readSession(db(), sessionId, now, env().PASSWORD_PROFILE))) || ANONYMOUS;
  return { db: db(), actor, now, locale: await currentLocale(), address: clientAddress(await headers()) };
});

/** Reads what everybody may read, whoever asks: for the parts of public pages that must come out the same for all. */
export const visitorViewing = cache(async (): Promise<Context> => {
  const locale = await currentLocale();
  return { db: db(), actor: ANONYMOUS, now: new Date(), locale, address: null };
});

/** The viewer of a member's page; sends anyone else to sign-in, and back here afterwards, in the language of the page. */
export async function requireContext(returnTo: string): Promise<Context> {
  const ctx = await currentViewer();
  if (!isSignedIn(ctx.actor)) {
    redirect(localePath(ctx.locale, `/login?callbackUrl=${encodeURIComponent(localePath(ctx.locale, returnTo))}`));
  }
  return ctx;
}

/**
 * The viewer of a staff page (staff or auditor).
 * @throws {DomainError} FORBIDDEN for members, with the way to their own desk; the guarded page says so
 */
export async function requireStaff(returnTo: string): Promise<Context> {
  const ctx = await requireContext(returnTo);
  if (!isModerator(ctx.actor) && !isAuditor(ctx.actor)) {
    throw new DomainError("FORBIDDEN", "staff page", {
      detail: t(ctx.locale, "errors.staffOnly"),
      link: { href: "/my", label: t(ctx.locale, "listings.deskTitle") },
    });
  }
  return ctx;
}
