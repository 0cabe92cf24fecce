import type { ReactNode } from "react";
import { DisplayBar } from "#components/display-bar.tsx";
import { HeaderSearch } from "#components/header-search.tsx";
import { NavLink } from "#components/nav-link.tsx";
import { searchWords } from "#components/search-words.ts";
import { ThreadMark } from "#components/thread.tsx";
import type { Display } from "#lib/display/model.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** The parts of the public site, in the order of the navigation. */
export function siteNav(locale: Locale) {
  return [
    { href: localePath(locale, "/"), label: t(locale, "site.navHome"), icon: "home", exact: true },
    { href: localePath(locale, "/listings"), label: t(locale, "site.navListings"), icon: "list", exact: false },
    { href: localePath(locale, "/editions"), label: t(locale, "site.navEditions"), icon: "paper", exact: false },
    { href: localePath(locale, "/about"), label: t(locale, "site.navAbout"), icon: "info", exact: false },
  ] as const;
}

/** The head of every page: how it is shown, name, navigation, search, and at the right who is signed in (`account`). */
export function SiteHeader({ locale, display, account }: { locale: Locale; display: Display; account: ReactNode }) {
  return (
    <header className="no-print bg-card">
      <DisplayBar locale={locale} display={display} />
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-6 lg:gap-x-6">
        {/* The front page carries the name as its masthead; there the mark is enough. */}
        <NavLink
          href={localePath(locale, "/")}
          exact
          className="group flex min-h-11 min-w-0 flex-1 basis-40 items-center gap-2.5 text-ink sm:flex-none"
          currentClassName=""
        >
          <ThreadMark className="h-7 w-12 shrink-0" />
          <span className="min-w-0 font-display text-xl font-black leading-tight [@media(max-width:39.99rem)]:[&:lang(en)]:text-base [@media(max-width:39.99rem)]:[&:lang(en)]:leading-tight group-aria-[current=page]:sr-only sm:whitespace-nowrap sm:text-2xl">
            {t(locale, "common.siteName")}
          </span>
        </NavLink>
        {/* As high as the line, so that the bar below the present part lies on the red rule. */}
        <nav aria-label={t(locale, "site.navLabel")} className="-my-2.5 hidden self-stretch desk:flex">
          <ul className="flex flex-wrap">
            {siteNav(locale).map(({ href, label, exact }) => (
              <li key={href} className="flex">
                <NavLink
                  href={href}
                  exact={exact}
                  className="flex min-h-11 items-center border-y-[3px] border-t-transparent px-2 lg:px-3"
                  currentClassName="border-b-brand font-semibold text-brand"
                  otherClassName="border-b-transparent hover:text-brand"
                >
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-3">
          <div className="hidden w-52 lg:block">
            <HeaderSearch
              home={localePath(locale, "/")}
              action={localePath(locale, "/listings")}
              words={searchWords(locale, "short")}
            />
          </div>
          {account}
        </div>
      </div>
      <div className="rule-red" />
    </header>
  );
}
