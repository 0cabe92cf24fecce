import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { PASSWORD_HINTS } from "#lib/accounts/labels.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { setPassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.resetTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where a mailed reset link leads. Looking at it uses nothing up. */
async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const locale = await currentLocale();
  const { token } = await searchParams;
  return (
    <Page width="form">
      <PageHeading title={t(locale, "auth.resetTitle")} intro={t(locale, "auth.resetIntro")} />
      {typeof token === "string" ? (
        <ActionForm action={setPassword}>
          <input type="hidden" name="token" value={token} />
          <TextField
            name="password"
            type="password"
            label={t(locale, "auth.newPassword")}
            hint={phraseIn(locale, PASSWORD_HINTS[env().PASSWORD_PROFILE])}
            autoComplete="new-password"
            required
          />
          <SubmitButton>{t(locale, "auth.resetSend")}</SubmitButton>
        </ActionForm>
      ) : (
        <Notice kind="err">
          <p>{t(locale, "auth.linkMissing")}</p>
          <Link className="link inline-block py-1" href={localePath(locale, "/forgot-password")}>
            {t(locale, "auth.linkAgain")}
          </Link>
        </Notice>
      )}
    </Page>
  );
}

export default guarded(ResetPasswordPage);
