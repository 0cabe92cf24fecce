import Link from "next/link";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** What the operator must name on every page; null where it has not been given a number. */
export type Publisher = { supportContact: string | null; icpNumber: string | null; psbNumber: string | null };

const links = [
  ["/about", "site.navAbout"],
  ["/matching", "method.title"],
  ["/privacy", "site.footerPrivacy"],
  ["/terms", "site.footerTerms"],
  ["/accessibility", "site.footerAccessibility"],
  ["/developers", "site.footerDevelopers"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** The foot of every page, error pages included: publisher, complaints, filing numbers, the standing documents. */
export function SiteFooter({ locale, publisher }: { locale: Locale; publisher: Publisher }) {
  return (
    <footer className="mt-auto border-t border-rule-strong bg-card pb-20 text-sm text-ink-2 desk:pb-0">
      <div className="mx-auto grid max-w-page gap-x-10 gap-y-4 px-4 py-8 sm:px-6 md:grid-cols-[1fr_auto]">
        <div className="space-y-1">
          <p className="font-display text-base font-bold text-ink">{t(locale, "common.siteName")}</p>
          <p>{publisher.supportContact ?? t(locale, "site.footerNoContact")}</p>
          {(publisher.icpNumber || publisher.psbNumber) && (
            <p className="flex flex-wrap gap-x-4">
              {publisher.icpNumber && (
                <a className="link" href="https://beian.miit.gov.cn/" rel="noreferrer">
                  {publisher.icpNumber}
                </a>
              )}
              {publisher.psbNumber && (
                <a className="link" href="https://beian.mps.gov.cn/" rel="noreferrer">
                  {publisher.psbNumber}
                </a>
              )}
            </p>
          )}
        </div>
        <nav aria-label={t(locale, "site.footerLabel")} className="no-print">
          <ul className="flex flex-wrap gap-x-5">
            {links.map(([path, key]) => (
              <li key={path}>
                <Link
                  href={localePath(locale, path)}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center underline underline-offset-4"
                >
                  {t(locale, key)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
