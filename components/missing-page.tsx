import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** Nothing stands at this address, or nothing this reader may see: both look alike. */
export async function MissingPage() {
  const locale = await currentLocale();
  return (
    <Page>
      <PageHeading title={t(locale, "errors.notFoundTitle")} />
      <EmptyState
        atStart
        title={t(locale, "errors.notFoundText")}
        action={<LinkButton href={localePath(locale, "/listings")}>{t(locale, "errors.notFoundAction")}</LinkButton>}
      />
    </Page>
  );
}
