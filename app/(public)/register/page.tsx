import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { PlaceFields } from "#components/organization-fields.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { register } from "./actions.ts";
import { CredentialFields, PolicyField } from "./person-fields.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const locale = await currentLocale();
  return { title: t(locale, "auth.registerTitle"), ...publicAddress(locale, "/register") };
}

/** 注册: a person and their firm on one page. */
async function RegisterPage() {
  const locale = await currentLocale();
  if (isSignedIn((await currentViewer()).actor)) redirect(localePath(locale, "/my/organization"));
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "auth.registerTitle")}
        intro={
          <>
            <p>{t(locale, "auth.registerIntro")}</p>
            <Link className="link inline-block py-1" href={localePath(locale, "/login")}>
              {t(locale, "auth.registerHaveAccount")}
            </Link>
          </>
        }
      />
      <ActionForm action={register} label={t(locale, "auth.register")}>
        <Section title={t(locale, "auth.registerFirm")}>
          <div className="space-y-6">
            <TextField
              name="organizationName"
              label={t(locale, "organizations.name")}
              autoComplete="organization"
              maxLength={160}
              required
            />
            <TextField
              name="creditCode"
              label={t(locale, "organizations.creditCode")}
              hint={t(locale, "auth.registerCreditCodeHint")}
              spellCheck={false}
            />
            <PlaceFields locale={locale} hint={t(locale, "auth.registerDivisionHint")} />
          </div>
        </Section>
        <Section title={t(locale, "auth.registerContact")}>
          <div className="space-y-6">
            <TextField
              name="name"
              label={t(locale, "organizations.contactName")}
              hint={t(locale, "auth.registerContactHint")}
              autoComplete="name"
              required
            />
            <TextField
              name="mobile"
              label={t(locale, "organizations.mobile")}
              hint={t(locale, "auth.registerMobileHint")}
              autoComplete="tel-national"
              inputMode="tel"
            />
          </div>
        </Section>
        <Section title={t(locale, "auth.registerAccount")}>
          <div className="space-y-6">
            <CredentialFields locale={locale} />
            <PolicyField locale={locale} />
            <SubmitButton>{t(locale, "auth.register")}</SubmitButton>
          </div>
        </Section>
      </ActionForm>
    </Page>
  );
}

export default guarded(RegisterPage);
