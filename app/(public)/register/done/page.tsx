import type { Metadata } from "next";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.registerDoneTitle"), robots: { index: false } };
}

/** The same page for a new and for a known address. */
async function RegisteredPage() {
  const locale = await currentLocale();
  return (
    <Page width="form">
      <PageHeading title={t(locale, "auth.registerDoneTitle")} />
      <Notice kind="ok" className="mb-6">
        {t(locale, "auth.registerDoneText")}
      </Notice>
      <LinkButton href={localePath(locale, "/login")}>{t(locale, "auth.registerDoneNext")}</LinkButton>
    </Page>
  );
}

export default guarded(RegisteredPage);
