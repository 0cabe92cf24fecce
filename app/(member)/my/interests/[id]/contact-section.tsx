import { ActionForm } from "#components/action-form.tsx";
import { buttonClass } from "#components/button.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { partyName } from "#components/interest-document.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { CONTACT_FIELD_LABELS, ROLE_LABELS } from "#lib/interests/labels.ts";
import type { InterestView } from "#lib/interests/model.ts";
import type { InterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { CONTACT_FIELDS, type Contact } from "#lib/kernel/contact.ts";
import { revoke } from "../actions.ts";

type Props = { locale: Locale; interest: InterestView; record: InterestRecord };

/** The contacts, shown on a press and not before; the press is a form, so that nothing fetches it ahead of time. */
export function ContactSection({ locale, interest, record }: Props) {
  const { grant } = record;
  if (!grant) return null;
  if (grant.revokedAt) {
    return (
      <Section title={t(locale, "interests.contactTitle")}>
        <Notice kind="info">{t(locale, "interests.contactRevoked", { time: formatInstant(locale, grant.revokedAt) })}</Notice>
      </Section>
    );
  }
  const { contact } = interest;
  return (
    <Section title={t(locale, "interests.contactTitle")}>
      <p className="mb-4 max-w-measure text-ink-2">
        {t(locale, "interests.contactExplain", { purpose: phraseIn(locale, grant.purpose) })}
      </p>
      {contact ? (
        <div className="space-y-6">
          <ContactTable locale={locale} party={partyName(locale, interest.owner)} contact={contact.owner} />
          <ContactTable locale={locale} party={partyName(locale, interest.asker)} contact={contact.asker} />
          <p className="text-ink-2">
            {t(locale, contact.seenByOther ? "interests.contactSeenByOther" : "interests.contactNotSeen")}
          </p>
        </div>
      ) : (
        <form method="get" action={localePath(locale, `/my/interests/${interest.id}`)}>
          <input type="hidden" name="contact" value="show" />
          <button type="submit" className={buttonClass()}>
            {t(locale, "interests.contactShow")}
          </button>
        </form>
      )}
    </Section>
  );
}

function ContactTable({ locale, party, contact }: { locale: Locale; party: string; contact: Contact }) {
  const label = t(locale, "interests.contactOf", { party });
  return (
    <div>
      <h3 className="mb-1 text-lg font-semibold">{label}</h3>
      <FactsTable
        label={label}
        facts={CONTACT_FIELDS.map((field) => ({
          label: labelsIn(locale, CONTACT_FIELD_LABELS)[field],
          value: contact[field] ?? t(locale, "interests.contactNone"),
        }))}
      />
    </div>
  );
}

/** 撤销授权, with what it does. */
export function RevokeForm({ locale, interest }: Pick<Props, "locale" | "interest">) {
  return (
    <Section title={t(locale, "interests.revokeTitle")}>
      <ActionForm action={revoke} label={t(locale, "interests.revoke")} className="max-w-form">
        <input type="hidden" name="id" value={interest.id} />
        <p className="text-ink-2">{t(locale, "interests.revokeText")}</p>
        <TextArea name="reason" label={t(locale, "interests.revokeReason")} rows={2} showOptional />
        <SubmitButton look="danger">{t(locale, "interests.revoke")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

/** Who looked at a contact, whose, and when. */
export function RevealRecord({ locale, record }: Pick<Props, "locale" | "record">) {
  if (!record.grant) return null;
  return (
    <Section title={t(locale, "interests.recordTitle")}>
      {record.reveals.length === 0 ? (
        <p className="text-ink-2">{t(locale, "interests.recordEmpty")}</p>
      ) : (
        <ul className="border-t border-rule">
          {record.reveals.map(({ id, at, viewer, by, subject }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-6 border-b border-rule py-2">
              <span>
                {t(locale, "interests.recordLine", {
                  viewer,
                  by: labelsIn(locale, ROLE_LABELS)[by],
                  subject: labelsIn(locale, ROLE_LABELS)[subject],
                })}
              </span>
              <time dateTime={at.toISOString()} className="text-ink-2">
                {formatInstant(locale, at)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
