import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { buttonClass } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { MissingPage } from "#components/missing-page.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { toDomainError } from "#lib/api/problem.ts";
import { setResponseStatus } from "#lib/http/response-status.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { type DomainError, ERROR_STATUS } from "#lib/kernel/errors.ts";

/**
 * A page that says what went wrong, with header, footer and the right status, also without JavaScript. Next.js itself answers
 * an error of a page with an empty document that only a script fills.
 * Expected errors are told in their own sentence; an unknown one is logged and told in general words.
 */
export function guarded<Props>(page: (props: Props) => Promise<ReactNode>): (props: Props) => Promise<ReactNode> {
  return async (props: Props) => {
    try {
      return await page(props);
    } catch (error) {
      unstable_rethrow(error);
      const failure = toDomainError(error);
      setResponseStatus(ERROR_STATUS[failure.code], failure.details.retryAfterSeconds);
      return failure.code === "NOT_FOUND" ? <MissingPage /> : <FailedPage failure={failure} />;
    }
  };
}

/** The metadata of a guarded page: when it cannot be read, the page itself says why. */
export function guardedMetadata<Props>(metadata: (props: Props) => Promise<Metadata>): (props: Props) => Promise<Metadata> {
  return async (props: Props) => {
    try {
      return await metadata(props);
    } catch (error) {
      unstable_rethrow(error);
      return { robots: { index: false } };
    }
  };
}

function failureWords(locale: Locale, { code, details }: DomainError): string {
  return details.detail === undefined ? t(locale, `errors.${code}`) : phraseIn(locale, details.detail);
}

async function FailedPage({ failure }: { failure: DomainError }) {
  const locale = await currentLocale();
  const unknown = failure.code === "INTERNAL";
  return (
    <Page>
      <PageHeading title={t(locale, "errors.crashTitle")} />
      <EmptyState
        title={unknown ? t(locale, "errors.crashTextPlain") : failureWords(locale, failure)}
        action={
          <div className="flex flex-wrap justify-center gap-3">
            <a href="?" className={buttonClass()}>
              {t(locale, "errors.crashAction")}
            </a>
            <a href={localePath(locale, "/")} className={buttonClass("secondary")}>
              {t(locale, "errors.goHome")}
            </a>
          </div>
        }
      />
    </Page>
  );
}
