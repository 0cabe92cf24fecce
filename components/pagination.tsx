import { LinkButton } from "#components/button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";

/** Onward and back to the start of a list paged by key; there are no page numbers, so nothing is skipped when rows are added. */
export function Pagination({ locale, first, next }: { locale: Locale; first: string | null; next: string | null }) {
  if (!first && !next) return null;
  return (
    <nav aria-label={t(locale, "common.paging")} className="no-print flex flex-wrap justify-between gap-3 py-6">
      {first ? (
        <LinkButton look="quiet" href={first} prefetch={false} rel="nofollow">
          {t(locale, "common.firstPage")}
        </LinkButton>
      ) : (
        <span />
      )}
      {next && (
        <LinkButton look="secondary" href={next} prefetch={false} rel="next nofollow">
          {t(locale, "common.next")}
        </LinkButton>
      )}
    </nav>
  );
}
