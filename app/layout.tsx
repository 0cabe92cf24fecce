import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { AccountLinks, barItems } from "#components/account-links.tsx";
import { BottomBar } from "#components/bottom-bar.tsx";
import { PageProgress } from "#components/page-progress.tsx";
import { PrintAddress } from "#components/print-address.tsx";
import { SiteFooter } from "#components/site-footer.tsx";
import { SiteHeader } from "#components/site-header.tsx";
import { type PageWords, WordsProvider } from "#components/words.tsx";
import { currentDisplay } from "#lib/display/current.ts";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** The title template and the address that relative metadata is resolved against. */
export async function generateMetadata(): Promise<Metadata> {
  const locale = await currentLocale();
  const name = t(locale, "common.siteName");
  return {
    metadataBase: new URL(env().APP_BASE_URL),
    title: { default: name, template: `%s · ${name}` },
    description: t(locale, "site.description"),
    applicationName: name,
    formatDetection: { telephone: false, email: false, address: false },
  };
}

const BAR_COLOURS = { light: "#f1ecdf", dark: "#22272b" } as const;

/** The colour of the browser's own bar follows the colours of the page. */
export async function generateViewport(): Promise<Viewport> {
  const { theme } = await currentDisplay();
  return {
    width: "device-width",
    initialScale: 1,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: BAR_COLOURS.light },
            { media: "(prefers-color-scheme: dark)", color: BAR_COLOURS.dark },
          ]
        : BAR_COLOURS[theme],
  };
}

const pageWords = (locale: Locale): PageWords => ({
  sending: t(locale, "common.sending"),
  formHasErrors: t(locale, "common.formHasErrors", { count: "{count}" }),
  formFailed: t(locale, "common.formFailed"),
  unreachable: t(locale, "common.unreachable"),
  restored: t(locale, "common.restored"),
  required: t(locale, "common.required"),
  optional: t(locale, "common.optional"),
  errorMark: t(locale, "common.errorMark"),
  close: t(locale, "design.close"),
  opening: t(locale, "design.opening"),
  comboboxNone: t(locale, "design.comboboxNone"),
  comboboxCount: t(locale, "design.comboboxCount", { count: "{count}" }),
  crash: {
    title: t(locale, "errors.crashTitle"),
    text: t(locale, "errors.crashText", { digest: "{digest}" }),
    textPlain: t(locale, "errors.crashTextPlain"),
    retry: t(locale, "errors.crashAction"),
    home: t(locale, "errors.goHome"),
    homePath: localePath(locale, "/"),
  },
});

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, display] = await Promise.all([currentLocale(), currentDisplay()]);
  return (
    <html lang={locale} data-theme={display.theme} data-size={display.size}>
      <body className="flex min-h-screen flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-20 focus:bg-card focus:px-4 focus:py-2 focus:text-link"
        >
          {t(locale, "common.skipToContent")}
        </a>
        <WordsProvider words={pageWords(locale)}>
          <PageProgress />
          <SiteHeader locale={locale} display={display} account={<AccountLinks locale={locale} />} />
          <main id="main" tabIndex={-1} className="outline-none">
            {children}
          </main>
          <PrintAddress origin={new URL(env().APP_BASE_URL).origin} />
          <SiteFooter
            locale={locale}
            publisher={{
              supportContact: env().SUPPORT_CONTACT,
              icpNumber: env().ICP_NUMBER,
              psbNumber: env().PSB_NUMBER,
            }}
          />
          <BottomBar items={await barItems(locale)} label={t(locale, "site.barLabel")} />
        </WordsProvider>
      </body>
    </html>
  );
}
