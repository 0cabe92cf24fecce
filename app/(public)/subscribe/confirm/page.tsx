import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { confirm } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.confirmTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where the mail to a new address leads. Opening it changes nothing: programs that look into mails open links, too. */
async function ConfirmSubscriptionPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const locale = await currentLocale();
  const { token } = await searchParams;
  return (
    <Page width="form">
      <PageHeading title={t(locale, "alerts.confirmTitle")} intro={t(locale, "alerts.confirmIntro")} />
      {typeof token === "string" ? (
        <ActionForm action={confirm}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton>{t(locale, "alerts.confirmAction")}</SubmitButton>
        </ActionForm>
      ) : (
        <Notice kind="err">{t(locale, "alerts.linkMissing")}</Notice>
      )}
    </Page>
  );
}

export default guarded(ConfirmSubscriptionPage);
