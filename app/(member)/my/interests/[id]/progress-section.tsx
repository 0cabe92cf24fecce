import { ActionForm } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { close, goOn, report } from "../actions.ts";

/** Asked 7 and 30 days after both agreed: 谈成了, 还在谈, 没成 with its reason; the first two with one press. */
export function ProgressSection({ locale, id, isLast }: { locale: Locale; id: string; isLast: boolean }) {
  const interest = <input type="hidden" name="id" value={id} />;
  return (
    <Section title={t(locale, "interests.progressTitle")} id="progress" className="mb-10">
      <p className="mb-3 max-w-measure text-ink-2">
        {t(locale, isLast ? "interests.progressTextLast" : "interests.progressText")}
      </p>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ActionForm action={report} label={t(locale, "interests.progressDone")}>
          {interest}
          <input type="hidden" name="stage" value="SIGNED" />
          <SubmitButton>{t(locale, "interests.progressDone")}</SubmitButton>
        </ActionForm>
        <ActionForm action={goOn} label={t(locale, "interests.progressGoesOn")}>
          {interest}
          <SubmitButton look="secondary">{t(locale, "interests.progressGoesOn")}</SubmitButton>
        </ActionForm>
        <div className="has-[[open]]:basis-full">
          <Disclosure summary={t(locale, "interests.progressFailed")} look="button">
            <ActionForm action={close} label={t(locale, "interests.progressFailed")} className="max-w-form">
              {interest}
              <TextArea name="reason" label={t(locale, "interests.closeReason")} rows={2} required />
              <SubmitButton look="secondary">{t(locale, "interests.close")}</SubmitButton>
            </ActionForm>
          </Disclosure>
        </div>
      </div>
    </Section>
  );
}
