import { LinkButton } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { SearchBox } from "#components/search-box.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** The front page: name, search, and the way in. */
export default async function HomePage() {
  const locale = await currentLocale();
  return (
    <Page>
      <div className="space-y-5 py-6 text-center sm:py-10">
        <h1 className="text-4xl font-black sm:text-5xl">{t(locale, "common.siteName")}</h1>
        <p className="mx-auto max-w-measure text-lg text-ink-2">{t(locale, "site.description")}</p>
        <div className="mx-auto max-w-form">
          <SearchBox
            action={localePath(locale, "/listings")}
            words={{
              label: t(locale, "site.searchLabel"),
              placeholder: t(locale, "site.searchLong"),
              button: t(locale, "common.search"),
            }}
          />
        </div>
        <p className="flex flex-wrap justify-center gap-3">
          <LinkButton href={localePath(locale, "/my/listings/new?side=DEMAND")}>{t(locale, "site.postDemand")}</LinkButton>
          <LinkButton look="secondary" href={localePath(locale, "/my/listings/new?side=SUPPLY")}>
            {t(locale, "site.postSupply")}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}
