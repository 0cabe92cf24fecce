import { ActionForm } from "#components/action-form.tsx";
import { CheckboxGroup } from "#components/choice-field.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { fieldLabel } from "#components/field-words.ts";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { REASON_LABELS } from "#lib/listings/labels.ts";
import { REASONS } from "#lib/listings/model.ts";
import type { Dossier } from "#lib/moderation/queries/dossier.ts";
import type { QueueItem } from "#lib/moderation/queries/queue.ts";
import { claim, decide, hold, release, undo } from "../actions.ts";

const NOTED_FIELDS = [
  "title",
  "summary",
  "description",
  "keywords",
  "chain",
  "cooperation",
  "amountMinWan",
  "validUntil",
  "files",
] as const;

type Props = { locale: Locale; dossier: Dossier };

function Marked({ dossier }: { dossier: Dossier }) {
  return (
    <>
      <input type="hidden" name="code" value={dossier.code} />
      <input type="hidden" name="version" value={dossier.version} />
    </>
  );
}

/** Reasons, note and notes at single fields: what the firm will read. */
function Remarks({ locale }: { locale: Locale }) {
  const choices = REASONS.map((value) => ({ value, label: REASON_LABELS[value] }));
  return (
    <>
      <CheckboxGroup name="reasons" label={t(locale, "moderation.reasons")} choices={choices} columns={2} />
      <TextArea name="note" label={t(locale, "moderation.note")} hint={t(locale, "moderation.noteHint")} rows={4} />
      <Disclosure summary={t(locale, "moderation.fieldNotesTitle")}>
        <p className="text-ink-2">{t(locale, "moderation.fieldNotesHint")}</p>
        {NOTED_FIELDS.map((field) => (
          <TextField key={field} name={`notes.${field}`} label={fieldLabel(locale, field)} />
        ))}
      </Disclosure>
    </>
  );
}

function Decide({
  locale,
  value,
  look,
}: {
  locale: Locale;
  value: "approve" | "return" | "reject" | "suspend" | "reinstate";
  look?: "secondary" | "danger";
}) {
  return (
    <SubmitButton name="decision" value={value} look={look}>
      {t(locale, `moderation.${value}`)}
    </SubmitButton>
  );
}

function Undo({ locale, dossier }: Props) {
  return (
    <ActionForm action={undo} label={t(locale, "moderation.undo")}>
      <Marked dossier={dossier} />
      <p className="text-ink-2">{t(locale, "moderation.undoHint")}</p>
      <SubmitButton look="secondary">{t(locale, "moderation.undo")}</SubmitButton>
    </ActionForm>
  );
}

/** Published listings can be taken down, suspended ones put back: with the same remarks as a decision of the queue. */
function Takedown({ locale, dossier }: Props) {
  const suspended = dossier.status === "SUSPENDED";
  return (
    <ActionForm action={decide} label={t(locale, "moderation.decisionTitle")}>
      <Marked dossier={dossier} />
      <Remarks locale={locale} />
      <div className="flex flex-wrap gap-3">
        {suspended && <Decide locale={locale} value="reinstate" />}
        {suspended && <Decide locale={locale} value="return" look="secondary" />}
        {suspended && <Decide locale={locale} value="reject" look="danger" />}
        {!suspended && <Decide locale={locale} value="suspend" look="danger" />}
      </div>
    </ActionForm>
  );
}

function Claim({ locale, dossier, waiting }: Props & { waiting: QueueItem }) {
  if (waiting.claimedBy) {
    return (
      <p>{t(locale, "moderation.claimedByMe", { until: formatInstant(locale, waiting.claimedUntil ?? waiting.submittedAt) })}</p>
    );
  }
  return (
    <ActionForm action={claim} label={t(locale, "moderation.claim")}>
      <Marked dossier={dossier} />
      <SubmitButton look="secondary">{t(locale, "moderation.claim")}</SubmitButton>
    </ActionForm>
  );
}

function HoldOrRelease({ locale, dossier }: Props) {
  return (
    <div className="space-y-4">
      <ActionForm action={release} label={t(locale, "moderation.release")}>
        <Marked dossier={dossier} />
        <SubmitButton look="quiet">{t(locale, "moderation.release")}</SubmitButton>
      </ActionForm>
      <Disclosure summary={t(locale, "moderation.holdButton")}>
        <ActionForm action={hold} label={t(locale, "moderation.holdButton")}>
          <Marked dossier={dossier} />
          <TextField
            name="until"
            type="date"
            label={t(locale, "moderation.hold")}
            hint={t(locale, "moderation.holdHint")}
            required
          />
          <SubmitButton look="secondary">{t(locale, "moderation.holdButton")}</SubmitButton>
        </ActionForm>
      </Disclosure>
    </div>
  );
}

/** What a moderator can do with this listing now; says why not where it is so. */
export function DecisionPane({ locale, dossier, ownFirm }: Props & { ownFirm: boolean }) {
  const { waiting, mayUndo } = dossier;
  if (ownFirm) return <Notice kind="warn">{t(locale, "moderation.ownFirm")}</Notice>;
  if (!waiting) {
    return (
      <div className="space-y-6">
        {mayUndo && <Undo locale={locale} dossier={dossier} />}
        {(dossier.status === "PUBLISHED" || dossier.status === "SUSPENDED") && <Takedown locale={locale} dossier={dossier} />}
      </div>
    );
  }
  if (!waiting.mayDecide)
    return <Notice kind="warn">{t(locale, "moderation.claimedByOther", { name: waiting.claimedBy?.name ?? "" })}</Notice>;
  const mayApprove = waiting.organization.verified || waiting.enteredByStaff;
  return (
    <div className="space-y-6">
      <Claim locale={locale} dossier={dossier} waiting={waiting} />
      <ActionForm action={decide} label={t(locale, "moderation.decisionTitle")}>
        <Marked dossier={dossier} />
        <Remarks locale={locale} />
        {!mayApprove && <Notice kind="warn">{t(locale, "moderation.unverified")}</Notice>}
        <div className="flex flex-wrap gap-3">
          {mayApprove && <Decide locale={locale} value="approve" />}
          <Decide locale={locale} value="return" look="secondary" />
          <Decide locale={locale} value="reject" look="danger" />
        </div>
      </ActionForm>
      {waiting.claimedBy && <HoldOrRelease locale={locale} dossier={dossier} />}
    </div>
  );
}
