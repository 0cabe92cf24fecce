import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/action-form.tsx";
import { AuthForm } from "#components/auth-form.tsx";
import { Button } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { safePath } from "#lib/auth/callback-url.ts";
import { typedIdentifier } from "#lib/auth/form-cookies.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { sendMagicLink } from "./actions.ts";
import { signInError } from "./errors.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.loginTitle"), robots: { index: false } };
}

type Search = { error?: string | string[]; callbackUrl?: string | string[] };

/** 登录: by password, or by a mailed link. */
async function LoginPage({ searchParams }: { searchParams: Promise<Search> }) {
  const locale = await currentLocale();
  const { error, callbackUrl } = await searchParams;
  const wanted = safePath(callbackUrl, env().APP_BASE_URL);
  const { actor } = await currentViewer();
  if (isSignedIn(actor)) redirect(wanted ?? localePath(locale, actor.role === "MEMBER" ? "/my" : "/staff"));
  const refused = typeof error === "string";
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "auth.loginTitle")}
        intro={
          <Link className="link" href={localePath(locale, "/register")}>
            {t(locale, "auth.loginIntro")}
          </Link>
        }
      />
      {refused && (
        <Notice kind="err" className="mb-6">
          {signInError(locale, error)}
        </Notice>
      )}
      <AuthForm to="callback/credentials" label={t(locale, "auth.signIn")} className="space-y-6">
        {wanted && <input type="hidden" name="callbackUrl" value={wanted} />}
        <input type="hidden" name="totp" value="" />
        <TextField
          name="identifier"
          label={t(locale, "auth.identifier")}
          autoComplete="username"
          spellCheck={false}
          defaultValue={refused ? await typedIdentifier() : undefined}
          required
        />
        <TextField name="password" type="password" label={t(locale, "auth.password")} autoComplete="current-password" required />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button type="submit">{t(locale, "auth.signIn")}</Button>
          <Link className="link inline-block py-2" href={localePath(locale, "/forgot-password")}>
            {t(locale, "auth.forgotPassword")}
          </Link>
        </div>
      </AuthForm>
      <Section title={t(locale, "auth.loginByMail")} className="mt-12">
        <ActionForm action={sendMagicLink} label={t(locale, "auth.loginByMail")}>
          <TextField
            name="identifier"
            label={t(locale, "auth.loginByMailAddress")}
            hint={t(locale, "auth.loginByMailHint")}
            autoComplete="email"
            inputMode="email"
            required
          />
          <SubmitButton look="secondary">{t(locale, "auth.loginByMailSend")}</SubmitButton>
        </ActionForm>
      </Section>
    </Page>
  );
}

export default guarded(LoginPage);
