import { Notice } from "#components/notice.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { REASON_LABELS } from "#lib/listings/labels.ts";
import { type OwnListing, writtenStatus } from "#lib/listings/queries/desk.ts";
import { ExpiredNotice } from "./expired.tsx";

/** What has to be known before writing: why it came back, that it changed elsewhere, that the sign-in ended (no listing then). */
export function EditNotices({ locale, own, isStale }: { locale: Locale; own: OwnListing | null; isStale: boolean }) {
  return (
    <div className="mb-6 space-y-3 empty:hidden">
      {own === null && <ExpiredNotice locale={locale} />}
      {isStale && (
        <Notice kind="warn" title={t(locale, "posting.changedTitle")}>
          <p>{t(locale, "posting.changedText")}</p>
        </Notice>
      )}
      {own && writtenStatus(own) === "RETURNED" && <Returned locale={locale} own={own} />}
    </div>
  );
}

function Returned({ locale, own }: { locale: Locale; own: OwnListing }) {
  const decision = own.listing.lastDecision;
  if (!decision) return null;
  const reasons = decision.reasons
    .map((reason) => labelsIn(locale, REASON_LABELS)[reason])
    .join(t(locale, "common.listSeparator"));
  return (
    <Notice kind="warn" title={t(locale, "posting.returnedTitle")}>
      {reasons && <p>{t(locale, "posting.returnedReasons", { reasons })}</p>}
      {decision.note && <p className="whitespace-pre-line">{decision.note}</p>}
    </Notice>
  );
}
