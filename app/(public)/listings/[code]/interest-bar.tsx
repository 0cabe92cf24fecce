import type { ReactNode } from "react";
import { LinkButton } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type Actor, isSignedIn, isVerifiedMember } from "#lib/policies/actor.ts";
import { INTEREST_FORM_ID } from "./interest-form.tsx";

/**
 * What this reader can do about the listing, at the right of wide screens and at the foot of a phone's.
 * The buttons are offers only: the pages behind them ask the policies again.
 */
export function InterestBar({
  locale,
  actor,
  code,
  own,
  open,
  staff,
}: {
  locale: Locale;
  actor: Actor;
  code: string;
  own: boolean;
  open: boolean;
  staff: boolean;
}) {
  const back = localePath(locale, `/listings/${code}`);
  if (own) {
    return (
      <Frame locale={locale} text={t(locale, "site.interestOwn")}>
        <LinkButton href={localePath(locale, `/my/listings/${code}`)}>{t(locale, "site.manageOwn")}</LinkButton>
      </Frame>
    );
  }
  if (staff || !open) return null;
  if (!isSignedIn(actor)) {
    return (
      <Frame locale={locale} text={t(locale, "site.interestExplain")}>
        <LinkButton href={localePath(locale, `/login?callbackUrl=${encodeURIComponent(back)}`)}>
          {t(locale, "site.interestSignIn")}
        </LinkButton>
      </Frame>
    );
  }
  if (!isVerifiedMember(actor)) return <Frame locale={locale} text={t(locale, "site.interestUnverified")} />;
  return (
    <Frame locale={locale} text={t(locale, "site.interestExplain")}>
      <LinkButton href={`#${INTEREST_FORM_ID}`}>{t(locale, "site.interestButton")}</LinkButton>
    </Frame>
  );
}

function Frame({ locale, text, children }: { locale: Locale; text: string; children?: ReactNode }) {
  return (
    <aside
      aria-label={t(locale, "site.interestTitle")}
      className={cx(
        "no-print sticky bottom-14 z-[5] -mx-4 mt-8 flex flex-row-reverse flex-wrap items-center justify-between gap-4 border-t border-rule-strong bg-card px-4 py-3 sm:-mx-6 sm:px-6 desk:bottom-0 xl:static xl:mx-0 xl:mt-0 xl:flex-col-reverse xl:flex-nowrap xl:items-start xl:gap-3 xl:self-start xl:border-t-2 xl:bg-transparent xl:px-0",
        // One line high: a sentence that finds no room beside the button falls below its edge.
        children !== undefined && "max-h-[4.375rem] overflow-hidden large:max-h-none xl:max-h-none xl:overflow-visible",
      )}
    >
      {/* In large type the sentence would take half of a phone's screen from the page; with a button it is only heard there. */}
      {children !== undefined && <div className="large:mx-auto">{children}</div>}
      <p
        className={cx(
          "min-w-0 flex-[1_1_9rem] text-sm text-ink-2 xl:flex-none xl:text-base",
          children !== undefined && "large:sr-only",
        )}
      >
        {text}
      </p>
    </aside>
  );
}
