import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { AuthForm } from "#components/auth-form.tsx";
import { Button } from "#components/button.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { PASSWORD_HINTS, ROLE_LABELS } from "#lib/accounts/labels.ts";
import { getSettings } from "#lib/accounts/queries/settings.ts";
import { requireContext } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { can } from "#lib/policies/authorize.ts";
import { agree, endOthers, resendConfirmation, savePassword } from "./actions.ts";
import { ApiKeys } from "./api-keys.tsx";
import { OwnDataSection } from "./own-data.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.settingsTitle") };
}

/** The own account: address, password, devices, keys, everything as a file. Staff have it here, too. */
async function SettingsPage({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  const ctx = await requireContext("/my/settings");
  const { locale, actor } = ctx;
  const own = await getSettings(ctx);
  const { problem } = await searchParams;
  const address = own.email
    ? t(locale, own.emailConfirmedAt ? "auth.settingsConfirmed" : "auth.settingsUnconfirmed", { address: own.email })
    : t(locale, "common.notStated");
  return (
    <Page width="form">
      <PageHeading title={t(locale, "auth.settingsTitle")} />
      {own.policyChanged && (
        <Notice kind="warn" title={t(locale, "auth.settingsPolicyTitle")} className="mb-8">
          <p>{t(locale, "auth.settingsPolicyText")}</p>
          <ActionForm action={agree} label={t(locale, "auth.settingsPolicyTitle")}>
            <SubmitButton look="secondary">{t(locale, "auth.settingsPolicyAccept")}</SubmitButton>
          </ActionForm>
        </Notice>
      )}
      <Section title={t(locale, "auth.settingsAccount")}>
        <FactsTable
          columns={1}
          facts={[
            { label: t(locale, "auth.settingsName"), value: own.name },
            { label: t(locale, "auth.settingsEmail"), value: address },
            { label: t(locale, "auth.settingsMobile"), value: own.mobile ?? t(locale, "common.notStated") },
            { label: t(locale, "auth.usersRole"), value: labelsIn(locale, ROLE_LABELS)[actor.role ?? "MEMBER"] },
          ]}
        />
        <div className="mt-4 flex flex-wrap gap-3">
          {own.email && !own.emailConfirmedAt && (
            <ActionForm action={resendConfirmation} label={t(locale, "auth.settingsResend")}>
              <SubmitButton look="secondary">{t(locale, "auth.settingsResend")}</SubmitButton>
            </ActionForm>
          )}
          <AuthForm to="signout" label={t(locale, "auth.signOut")}>
            <input type="hidden" name="callbackUrl" value="/" />
            <Button type="submit" look="secondary">
              {t(locale, "auth.signOut")}
            </Button>
          </AuthForm>
        </div>
      </Section>
      <Section title={t(locale, own.hasPassword ? "auth.settingsPassword" : "auth.settingsFirstPassword")}>
        {own.passwordChangedAt && (
          <p className="mb-4 text-ink-2">{t(locale, "auth.settingsPasswordChangedAt", { day: dayOf(own.passwordChangedAt) })}</p>
        )}
        <ActionForm action={savePassword} label={t(locale, "auth.settingsPassword")}>
          {own.hasPassword && (
            <TextField
              name="currentPassword"
              type="password"
              label={t(locale, "auth.settingsCurrentPassword")}
              autoComplete="current-password"
              required
            />
          )}
          <TextField
            name="newPassword"
            type="password"
            label={t(locale, "auth.newPassword")}
            hint={phraseIn(locale, PASSWORD_HINTS[env().PASSWORD_PROFILE])}
            autoComplete="new-password"
            required
          />
          <SubmitButton>{t(locale, "auth.settingsPasswordSave")}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t(locale, "auth.settingsSessions")}>
        <p className="mb-4">{t(locale, "auth.settingsSessionsText", { count: own.sessions })}</p>
        <ActionForm action={endOthers} label={t(locale, "auth.settingsEndOthers")}>
          <SubmitButton look="secondary">{t(locale, "auth.settingsEndOthers")}</SubmitButton>
        </ActionForm>
      </Section>
      {can(actor, "account.makeKeys", null) && <ApiKeys ctx={ctx} keys={own.keys} />}
      <OwnDataSection locale={locale} problem={problem === undefined ? null : String(problem)} />
    </Page>
  );
}

export default guarded(SettingsPage);
