import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { toDomainError } from "#lib/api/problem.ts";
import { limitRequest } from "#lib/api/rate-limit.ts";
import { safePath } from "#lib/auth/callback-url.ts";
import { assertOwnOrigin } from "#lib/auth/origin.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { findUnstorable } from "#lib/kernel/unstorable.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import { readForm } from "./read-form.ts";
import type { ActionState } from "./state.ts";
import { typedValues } from "./typed-values.ts";

/** What a handler answers: a sentence for the person, or where to go next (a path without language: the reader's is put on it). */
export type ActionResult = { message: string } | { redirectTo: string };

type Options = {
  /** Open to visitors without sign-in (sign-up, report a listing). */
  open?: boolean;
  /** The ability the command asks for. */
  ability?: Ability;
};

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** All actions with the name of their file, for `jjj describe`. */
export const actionRegistry: { name: string; schema: z.ZodObject; open: boolean; ability: Ability | null }[] = [];

const refused = (message: string, values: Record<string, string | string[]> = {}): ActionState => ({
  ok: false,
  message,
  errors: [],
  values,
  nonce: crypto.randomUUID(),
});

/**
 * Make a form's server action: origin → sign-in → limits → zod → handler → errors at their fields, with what was typed.
 * Server actions are public POSTs; whatever is sent, the answer is a state and never an exception.
 *
 * @param name stable name for the operation list, `subject.verb`.
 */
export function defineAction<S extends z.ZodObject>(
  name: string,
  schema: S,
  handler: (ctx: Context, input: z.output<S>) => Promise<ActionResult>,
  { open = false, ability }: Options = {},
): FormAction {
  actionRegistry.push({ name, schema, open, ability: ability ?? null });
  return async (_previous, form) => {
    const locale = await currentLocale();
    if (!(form instanceof FormData)) return refused(t(locale, "errors.MALFORMED"));
    const values = typedValues(form);
    let result: ActionResult;
    try {
      assertOwnOrigin(await headers());
      const ctx = await currentViewer();
      if (!open && !isSignedIn(ctx.actor)) throw new DomainError("UNAUTHENTICATED", "not signed in");
      await limitRequest(ctx);
      const input = readForm(form, schema);
      const bad = findUnstorable(input);
      if (bad) throw new DomainError("INVALID_INPUT", "unstorable text", { errors: [{ path: bad.path, message: bad.message }] });
      result = await handler(ctx, parseInput(schema, input));
    } catch (error) {
      unstable_rethrow(error);
      return failure(locale, error, values, await signInAgain(locale));
    }
    if ("redirectTo" in result) redirect(localePath(locale, result.redirectTo));
    return { ok: true, message: result.message, errors: [], values: {}, nonce: crypto.randomUUID() };
  };
}

/** The way to sign in and back to the page that sent the form, for somebody whose sign-in ended over it. */
async function signInAgain(locale: Locale): Promise<{ href: string; label: string }> {
  const page = safePath((await headers()).get("referer"), env().APP_BASE_URL);
  const back = page === null ? "" : `?callbackUrl=${encodeURIComponent(page)}`;
  return { href: localePath(locale, `/login${back}`), label: t(locale, "auth.signInAgain") };
}

function failure(
  locale: Locale,
  error: unknown,
  values: Record<string, string | string[]>,
  signIn: { href: string; label: string },
): ActionState {
  const { code, details } = toDomainError(error);
  const { joinUrl, version, seq } = details.extra ?? {};
  const join = typeof joinUrl === "string" ? { href: joinUrl, label: t(locale, "organizations.requestJoin") } : null;
  const link = code === "UNAUTHENTICATED" ? signIn : (details.link ?? join);
  // A form over an old version is told the present one: sent once more, it means to replace what stands there.
  const present = [["version", version] as const, ["seq", seq] as const].filter(([, number]) => typeof number === "number");
  return {
    ok: false,
    message: details.detail === undefined ? t(locale, `errors.${code}`) : phraseIn(locale, details.detail),
    errors: (details.errors ?? []).map(({ path, message }) => ({ path, message: phraseIn(locale, message) })),
    values: { ...values, ...Object.fromEntries(present.map(([name, number]) => [name, String(number)])) },
    ...(link && { link: { href: localePath(locale, link.href), label: link.label } }),
    ...(code === "UNAUTHENTICATED" && { signedOut: true }),
    nonce: crypto.randomUUID(),
  };
}
