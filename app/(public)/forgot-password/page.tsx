import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { askForReset } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.forgotTitle"), robots: { index: false } };
}

/** 忘记密码: the answer is the same whether the account exists or not. */
async function ForgotPasswordPage() {
  const locale = await currentLocale();
  return (
    <Page width="form">
      <PageHeading title={t(locale, "auth.forgotTitle")} intro={t(locale, "auth.forgotIntro")} />
      <ActionForm action={askForReset}>
        <TextField name="identifier" label={t(locale, "auth.identifier")} autoComplete="username" spellCheck={false} required />
        <SubmitButton>{t(locale, "auth.forgotSend")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export default guarded(ForgotPasswordPage);
