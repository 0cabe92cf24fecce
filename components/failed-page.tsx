import { buttonClass } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { type DomainError, ERROR_STATUS } from "#lib/kernel/errors.ts";

/** What a page is called that could not be shown, and whether asking again can help. */
function kindOf(status: number): { title: `errors.${"wait" | "crash" | "refused"}Title`; again: boolean } {
  if (status === 429 || status === 503) return { title: "errors.waitTitle", again: true };
  return status >= 500 ? { title: "errors.crashTitle", again: true } : { title: "errors.refusedTitle", again: false };
}

function failureWords(locale: Locale, { code, details }: DomainError): string {
  if (code === "INTERNAL") return t(locale, "errors.crashTextPlain");
  return details.detail === undefined ? t(locale, `errors.${code}`) : phraseIn(locale, details.detail);
}

/** A page that may not or cannot be shown: what is the matter, and the way on. A refusal is final: it offers no second try. */
export async function FailedPage({ failure }: { failure: DomainError }) {
  const locale = await currentLocale();
  const { title, again } = kindOf(ERROR_STATUS[failure.code]);
  const on = failure.details.link ?? { href: "/", label: t(locale, "errors.goHome") };
  return (
    <Page>
      <PageHeading title={t(locale, title)} />
      <EmptyState
        atStart
        title={failureWords(locale, failure)}
        action={
          <div className="flex flex-wrap gap-3">
            {again && (
              <a href="?" className={buttonClass()}>
                {t(locale, "errors.crashAction")}
              </a>
            )}
            <a href={localePath(locale, on.href)} className={buttonClass(again ? "secondary" : "primary")}>
              {on.label}
            </a>
          </div>
        }
      />
    </Page>
  );
}
