import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { InterestDocument } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { AWAITING_ANSWER } from "#lib/interests/lifecycle.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { getInterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { loadInterest } from "#lib/interests/queries/load-interest.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { can } from "#lib/policies/authorize.ts";
import { mediate, recordAccept, recordDecline } from "../actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "interests.staffTitle"), robots: { index: false } };

async function read(ctx: Viewing, id: string) {
  const interest = await getInterest(ctx, id);
  const [record, row] = await Promise.all([getInterestRecord(ctx, id), loadInterest(ctx.db, ctx.actor, id)]);
  return { interest, record, row };
}

/** One request as staff see it: without contacts; the answer of a firm without an account is written down here. */
async function StaffInterestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireStaff(`/staff/interests/${id}`);
  const { locale, actor } = ctx;
  const { interest, record, row } = await read(ctx, id);
  const waiting = AWAITING_ANSWER.includes(interest.status);
  return (
    <Page>
      <PageHeading
        title={t(locale, "interests.pageTitle", { title: interest.listing.title })}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: "/staff/interests", label: t(locale, "interests.staffTitle") }, { label: interest.listing.code }]}
          />
        }
        intro={<InterestStatusBadge locale={locale} interest={interest} />}
      />
      <div className="mb-6 space-y-3 empty:hidden">
        {record.closeReason && <Notice>{t(locale, "interests.closedBecause", { reason: record.closeReason })}</Notice>}
        {record.declineReason && <Notice>{t(locale, "interests.declinedReasonKept", { reason: record.declineReason })}</Notice>}
        {record.consentNote && <Notice>{t(locale, "interests.staffConsentKept", { note: record.consentNote })}</Notice>}
      </div>
      <InterestDocument locale={locale} interest={interest} />
      {waiting && interest.role === "STAFF" && can(actor, "interest.answer", row) && (
        <RecordAnswer locale={locale} interest={interest} />
      )}
      {interest.status === "TIMEOUT" && can(actor, "interest.mediate", row) && (
        <Section title={t(locale, "interests.factMediator")}>
          <ActionForm action={mediate} label={t(locale, "interests.staffMediate")}>
            <input type="hidden" name="id" value={interest.id} />
            <SubmitButton look="secondary">{t(locale, "interests.staffMediate")}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}

export default guarded(StaffInterestPage);

function RecordAnswer({ locale, interest }: { locale: Locale; interest: InterestView }) {
  const note = (
    <>
      <input type="hidden" name="id" value={interest.id} />
      <input type="hidden" name="version" value={interest.version} />
      <TextArea
        name="consentNote"
        label={t(locale, "interests.staffConsentNote")}
        hint={t(locale, "interests.staffConsentHint")}
        rows={3}
        required
      />
    </>
  );
  return (
    <Section
      title={t(locale, "interests.staffAnswerTitle")}
      aside={
        interest.owner.id && (
          <Link className="link" href={`/staff/organizations/${interest.owner.id}`} prefetch={false}>
            {t(locale, "interests.staffClaimLink")}
          </Link>
        )
      }
    >
      <p className="mb-4 max-w-measure text-ink-2">{t(locale, "interests.staffAnswerIntro")}</p>
      <div className="grid gap-8 md:grid-cols-2">
        <ActionForm action={recordAccept} label={t(locale, "interests.accept")}>
          {note}
          <SubmitButton>{t(locale, "interests.accept")}</SubmitButton>
        </ActionForm>
        <ActionForm action={recordDecline} label={t(locale, "interests.decline")}>
          {note}
          <SubmitButton look="secondary">{t(locale, "interests.decline")}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}
