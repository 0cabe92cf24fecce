import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { fieldLabel } from "#components/field-words.ts";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { REASON_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import type { OwnListing } from "#lib/listings/queries/desk.ts";
import type { DecisionResponse } from "#lib/listings/schema/response.ts";
import { REVIEW_DAYS } from "#lib/moderation/model/clock.ts";
import { copy } from "../actions.ts";
import { editHref } from "../edit-href.ts";

const DONE: Record<string, MessageKey> = {
  withdrawn: "listings.doneWithdrawn",
  fulfilled: "listings.doneFulfilled",
  reopened: "listings.doneReopened",
  discarded: "listings.doneDiscarded",
  copied: "listings.doneCopied",
};

type Props = { locale: Locale; own: OwnListing; done: string | null };

/** The answer to what was just done, and how the listing stands: whoever opens the page sees first what is expected of them. */
export function StatusNotices({ locale, own, done }: Props) {
  const { listing, endNote } = own;
  const { status, pending, lastDecision } = listing;
  const doneKey = done === null ? undefined : DONE[done];
  const saved = status === "SUBMITTED" || pending?.status === "SUBMITTED" ? "listings.doneChanged" : "listings.doneSaved";
  return (
    <div className="mb-6 space-y-3 empty:hidden">
      {doneKey && <Notice kind="ok">{t(locale, doneKey as "listings.doneReopened")}</Notice>}
      {done === "saved" && <Notice kind="ok">{t(locale, saved)}</Notice>}
      {done === "renewed" && <Notice kind="ok">{t(locale, "listings.doneRenewed", { day: listing.validUntil })}</Notice>}
      {(status === "SUBMITTED" || status === "IN_REVIEW") && (
        <Notice kind={done === "submitted" ? "ok" : "info"} title={t(locale, "listings.waitingTitle")}>
          <p>{t(locale, "listings.waitingText", { days: REVIEW_DAYS })}</p>
        </Notice>
      )}
      {(pending?.status === "SUBMITTED" || pending?.status === "IN_REVIEW") && (
        <Notice kind={done === "submitted" ? "ok" : "info"} title={t(locale, "listings.waitingTitle")}>
          <p>{t(locale, "listings.waitingRevisionText", { days: REVIEW_DAYS })}</p>
        </Notice>
      )}
      <Refusal locale={locale} own={own} decision={lastDecision} />
      {(status === "WITHDRAWN" || status === "FULFILLED") && endNote !== "" && (
        <Notice kind="info">{t(locale, "listings.endedNote", { note: endNote })}</Notice>
      )}
    </div>
  );
}

const TITLES: Partial<Record<string, MessageKey>> = {
  RETURNED: "listings.returnedTitle",
  REJECTED: "listings.rejectedTitle",
  SUSPENDED: "listings.suspendedListingTitle",
};
const REVISION_TITLES: Partial<Record<string, MessageKey>> = {
  RETURNED: "listings.returnedRevisionTitle",
  REJECTED: "listings.rejectedRevisionTitle",
};

/** Why it came back: reasons, note, and what is to be done at which field. */
function Refusal({ locale, own, decision }: { locale: Locale; own: OwnListing; decision: DecisionResponse | null }) {
  const { listing } = own;
  const title = TITLES[listing.status] ?? (listing.pending ? REVISION_TITLES[listing.pending.status] : undefined);
  if (!title || !decision) return null;
  const reasons = decision.reasons
    .map((reason) => labelsIn(locale, REASON_LABELS)[reason])
    .join(t(locale, "common.listSeparator"));
  const wrongSide = decision.reasons.includes("WRONG_SIDE") && ["RETURNED", "REJECTED"].includes(listing.status);
  const other = labelsIn(locale, SIDE_LABELS)[listing.side === "SUPPLY" ? "DEMAND" : "SUPPLY"];
  return (
    <Notice kind="warn" title={t(locale, title as "listings.returnedTitle")}>
      {reasons && <p>{t(locale, "listings.reasons", { reasons })}</p>}
      {decision.note && <p className="whitespace-pre-line">{decision.note}</p>}
      {decision.fieldNotes.length > 0 && (
        <ul className="list-disc pl-5">
          {decision.fieldNotes.map(({ path, note }) => (
            <li key={`${path} ${note}`}>
              {own.may.has("edit") ? (
                <Link className="link inline-block py-1" href={editHref(locale, listing.code, path)} prefetch={false}>
                  {fieldLabel(locale, path)}
                </Link>
              ) : (
                fieldLabel(locale, path)
              )}
              {t(locale, "common.colon")}
              {note}
            </li>
          ))}
        </ul>
      )}
      {wrongSide && own.may.has("edit") && (
        <ActionForm action={copy} label={t(locale, "listings.copySide", { other })} className="pt-2">
          <input type="hidden" name="code" value={listing.code} />
          <p className="text-ink-2">{t(locale, "listings.copySideHint", { other })}</p>
          <SubmitButton look="secondary">{t(locale, "listings.copySide", { other })}</SubmitButton>
        </ActionForm>
      )}
    </Notice>
  );
}
