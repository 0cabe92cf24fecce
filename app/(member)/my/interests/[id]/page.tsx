import type { Metadata } from "next";
import { headers } from "next/headers";
import { guarded } from "#components/guarded.tsx";
import { InterestDocument } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { AGREED_STATUSES, AWAITING_ANSWER, TALKING_STATUSES } from "#lib/interests/lifecycle.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { getInterestRecord, type InterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { loadInterest } from "#lib/interests/queries/load-interest.ts";
import { can } from "#lib/policies/authorize.ts";
import { INTEREST_DONE, type InterestDone } from "../done.ts";
import { AnswerClock, AnswerForms, WithdrawForm } from "./answer-forms.tsx";
import { ContactSection, RevealRecord, RevokeForm } from "./contact-section.tsx";
import { OutcomeSection } from "./outcome-section.tsx";
import { ProgressSection } from "./progress-section.tsx";
import { isPrefetch, readInterest } from "./read-interest.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "interests.title"), robots: { index: false } };
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ contact?: string; sent?: string; done?: string }> };

/** One contact request: the three questions, the answer, the contacts once both agreed, progress, and who looked. */
async function InterestPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { contact, sent, done } = await searchParams;
  const ctx = await requireContext(`/my/interests/${id}`);
  const { locale, actor } = ctx;
  const showContact = contact === "show" && !isPrefetch(await headers());
  const interest = await readInterest(ctx, id, showContact);
  // After the view, so that the record holds it.
  const record = await getInterestRecord(ctx, id);
  const row = await loadInterest(ctx.db, actor, id);
  const waiting = AWAITING_ANSWER.includes(interest.status);
  const agreed = AGREED_STATUSES.includes(interest.status);
  const granted = record.grant !== null && record.grant.revokedAt === null;
  // An address that is opened again later says nothing that is so no more.
  const holds: Record<InterestDone, boolean> = {
    accepted: agreed && granted,
    declined: interest.status === "DECLINED",
    withdrawn: interest.status === "CLOSED",
    closed: interest.status === "CLOSED",
    reported: interest.outcomes.length > 0,
    revoked: record.grant !== null && !granted,
    noted: TALKING_STATUSES.includes(interest.status) && !record.owesProgress,
  };
  const said = holds[done as InterestDone] ? INTEREST_DONE[done as InterestDone] : null;
  return (
    <Page>
      <PageHeading
        title={t(locale, "interests.pageTitle", { title: interest.listing.title })}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              {
                href: localePath(locale, `/my/interests?box=${interest.role === "ASKER" ? "out" : "in"}`),
                label: t(locale, "interests.title"),
              },
              { label: interest.listing.code },
            ]}
          />
        }
        intro={<InterestStatusBadge locale={locale} interest={interest} />}
      />
      <div className="mb-6 space-y-3 empty:hidden">
        {sent && interest.status === "REQUESTED" && interest.role === "ASKER" && (
          <SentNotice locale={locale} interest={interest} record={record} />
        )}
        {said && <Notice kind="ok">{t(locale, said)}</Notice>}
        {waiting && <AnswerClock locale={locale} interest={interest} viaStaff={record.viaStaff} now={ctx.now} />}
        <EndNotice locale={locale} interest={interest} record={record} />
      </div>
      {record.owesProgress && can(actor, "interest.reportOutcome", row) && (
        <ProgressSection locale={locale} id={interest.id} isLast={record.isLastAsked} />
      )}
      <InterestDocument locale={locale} interest={interest} />
      {waiting && interest.role === "OWNER" && can(actor, "interest.answer", row) && (
        <AnswerForms locale={locale} interest={interest} />
      )}
      {waiting && can(actor, "interest.withdraw", row) && <WithdrawForm locale={locale} interest={interest} />}
      {can(actor, "interest.seeContact", row) && <ContactSection locale={locale} interest={interest} record={record} />}
      {(agreed || interest.outcomes.length > 0) && can(actor, "interest.reportOutcome", row) && (
        <OutcomeSection locale={locale} interest={interest} />
      )}
      <RevealRecord locale={locale} record={record} />
      {granted && can(actor, "interest.revoke", row) && <RevokeForm locale={locale} interest={interest} />}
    </Page>
  );
}

export default guarded(InterestPage);

type NoticeProps = { locale: Locale; interest: InterestView; record: InterestRecord };

function SentNotice({ locale, interest, record }: NoticeProps) {
  if (record.viaStaff) return <Notice kind="ok">{t(locale, "interests.sentViaStaff")}</Notice>;
  return (
    <Notice kind="ok">{t(locale, "interests.sent", { day: formatInstant(locale, interest.dueAt ?? interest.createdAt) })}</Notice>
  );
}

/** Why it ended, as far as this reader may know. */
function EndNotice({ locale, interest, record }: NoticeProps) {
  if (interest.status === "DECLINED" && interest.role === "ASKER")
    return <Notice kind="info">{t(locale, "interests.declinedToAsker")}</Notice>;
  if (record.declineReason)
    return <Notice kind="info">{t(locale, "interests.declinedReasonKept", { reason: record.declineReason })}</Notice>;
  if (record.closeReason)
    return <Notice kind="info">{t(locale, "interests.closedBecause", { reason: record.closeReason })}</Notice>;
  return null;
}
