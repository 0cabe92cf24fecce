import type { Metadata } from "next";
import Link from "next/link";
import { AuthForm } from "#components/auth-form.tsx";
import { Button } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { signInError } from "../errors.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "auth.linkTitle"), robots: { index: false }, referrer: "no-referrer" };
}

type Search = { token?: string | string[]; error?: string | string[] };

/** Where a mailed sign-in link leads: looking at it uses nothing up, the button does. */
async function LinkPage({ searchParams }: { searchParams: Promise<Search> }) {
  const locale = await currentLocale();
  const { token, error } = await searchParams;
  return (
    <Page width="form">
      <PageHeading title={t(locale, "auth.linkTitle")} />
      {typeof token === "string" && error === undefined ? (
        <AuthForm to="callback/link" label={t(locale, "auth.linkTitle")} className="space-y-6">
          <p>{t(locale, "auth.linkIntro")}</p>
          <input type="hidden" name="token" value={token} />
          <Button type="submit">{t(locale, "auth.linkConfirm")}</Button>
        </AuthForm>
      ) : (
        <Notice kind="err">
          <p>{typeof error === "string" ? signInError(locale, error) : t(locale, "auth.linkMissing")}</p>
          <Link className="link inline-block py-1" href={localePath(locale, "/login")}>
            {t(locale, "auth.linkAgain")}
          </Link>
        </Notice>
      )}
    </Page>
  );
}

export default guarded(LinkPage);
