import { buttonClass } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/**
 * Everything of one's own as one file. A plain form with an ordinary button: the answer is a download and the page stays, so
 * nothing would ever say that sending has ended.
 */
export function OwnDataSection({ locale, problem }: { locale: Locale; problem: string | null }) {
  return (
    <Section title={t(locale, "ownData.title")} id="data">
      {problem !== null && (
        <Notice kind="err" className="mb-4">
          {t(locale, problem === "RATE_LIMITED" ? "ownData.busy" : "ownData.failed")}
        </Notice>
      )}
      <p className="mb-2 max-w-measure">{t(locale, "ownData.text")}</p>
      <p className="mb-4 max-w-measure text-ink-2">{t(locale, "ownData.recorded")}</p>
      <form method="post" action={localePath(locale, "/my/settings/export")} aria-label={t(locale, "ownData.title")}>
        <button type="submit" className={buttonClass("secondary")}>
          {t(locale, "ownData.export")}
        </button>
      </form>
    </Section>
  );
}
