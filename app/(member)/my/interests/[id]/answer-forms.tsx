import { ActionForm } from "#components/action-form.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { dayOf, daysBetween } from "#lib/kernel/clock.ts";
import { accept, decline, withdraw } from "../actions.ts";

/** The clock of the answer, from this reader's side. */
export function AnswerClock({
  locale,
  interest,
  viaStaff,
  now,
}: {
  locale: Locale;
  interest: InterestView;
  viaStaff: boolean;
  now: Date;
}) {
  if (interest.dueAt === null) return null;
  const due = new Date(interest.dueAt);
  const time = formatInstant(locale, due);
  if (interest.status === "TIMEOUT" || due <= now) return <Notice kind="warn">{t(locale, "interests.clockOver")}</Notice>;
  if (interest.role === "OWNER")
    return <Notice kind="warn">{t(locale, "interests.clockLeft", { days: daysBetween(dayOf(now), dayOf(due)), time })}</Notice>;
  return <Notice kind="info">{t(locale, viaStaff ? "interests.waitingStaff" : "interests.waitingOther", { time })}</Notice>;
}

/** 同意对接 and 婉拒, side by side, with what each of them means. */
export function AnswerForms({ locale, interest }: { locale: Locale; interest: InterestView }) {
  const version = <input type="hidden" name="version" value={interest.version} />;
  const id = <input type="hidden" name="id" value={interest.id} />;
  return (
    <Section title={t(locale, "interests.answerTitle")}>
      <div className="grid gap-8 md:grid-cols-2">
        <ActionForm action={accept} label={t(locale, "interests.accept")}>
          {id}
          {version}
          <p className="text-ink-2">{t(locale, "interests.acceptConsent")}</p>
          <SubmitButton>{t(locale, "interests.accept")}</SubmitButton>
        </ActionForm>
        <ActionForm action={decline} label={t(locale, "interests.decline")}>
          {id}
          {version}
          <TextArea
            name="reason"
            label={t(locale, "interests.declineReason")}
            hint={t(locale, "interests.declineReasonHint")}
            rows={2}
            showOptional
          />
          <SubmitButton look="secondary">{t(locale, "interests.decline")}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}

/** 撤回申请, while nobody has answered. */
export function WithdrawForm({ locale, interest }: { locale: Locale; interest: InterestView }) {
  return (
    <Section title={t(locale, "interests.withdrawTitle")}>
      <ActionForm action={withdraw} label={t(locale, "interests.withdraw")}>
        <input type="hidden" name="id" value={interest.id} />
        <p className="text-ink-2">{t(locale, "interests.withdrawText")}</p>
        <SubmitButton look="secondary">{t(locale, "interests.withdraw")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
