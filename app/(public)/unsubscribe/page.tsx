import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { findUnsubscribe } from "#lib/alerts/queries/find-unsubscribe.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { stop } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.unsubscribeTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Where the link at the foot of an alert mail leads: what would be stopped, and the button that stops it. */
async function UnsubscribePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const locale = await currentLocale();
  const { token } = await searchParams;
  const found = typeof token === "string" ? await findUnsubscribe(await currentViewer(), token) : null;
  return (
    <Page width="form">
      <PageHeading title={t(locale, "alerts.unsubscribeTitle")} />
      {typeof token === "string" && found ? (
        <ActionForm action={stop}>
          <p>
            {found.what === "alerts" && t(locale, "alerts.unsubscribeAlerts")}
            {found.what === "subscription" &&
              (found.name
                ? t(locale, "alerts.unsubscribeSubscription", { name: found.name })
                : t(locale, "alerts.unsubscribeEnded"))}
          </p>
          <input type="hidden" name="token" value={token} />
          {(found.what === "alerts" || found.name !== "") && <SubmitButton>{t(locale, "alerts.unsubscribeButton")}</SubmitButton>}
        </ActionForm>
      ) : (
        <Notice kind="err">{t(locale, typeof token === "string" ? "alerts.linkDead" : "alerts.linkMissing")}</Notice>
      )}
    </Page>
  );
}

export default guarded(UnsubscribePage);
