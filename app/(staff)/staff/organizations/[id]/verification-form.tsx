import { ActionForm } from "#components/action-form.tsx";
import { CheckboxGroup } from "#components/choice-field.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { VERIFICATION_CHECKS } from "#lib/organizations/labels.ts";
import { type VerificationDecision, verificationMoves } from "#lib/organizations/lifecycle.ts";
import type { OrganizationView } from "#lib/organizations/model.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { decide } from "../actions.ts";

const BUTTONS = [
  { decision: "verify", word: "organizations.staffVerify", look: "primary" },
  { decision: "reject", word: "organizations.staffReject", look: "secondary" },
  { decision: "restore", word: "organizations.staffRestore", look: "primary" },
  { decision: "suspend", word: "organizations.staffSuspend", look: "danger" },
] as const satisfies readonly { decision: VerificationDecision; word: string; look: string }[];

/** What was looked at, a note, and the decisions that are possible now. Nobody decides on the firm they belong to. */
export function VerificationForm({ ctx, firm }: { ctx: Context; firm: OrganizationView }) {
  const { locale, actor } = ctx;
  const row = { organizationId: firm.id, claimed: firm.claimed };
  if (!can(actor, "organization.verify", row))
    return belongsTo(actor, row) ? <Notice>{t(locale, "organizations.staffOwn")}</Notice> : null;
  const { status } = firm.verification;
  const possible = BUTTONS.filter(({ decision }) => (verificationMoves[decision].from as readonly string[]).includes(status));
  const doubtful = firm.creditCode !== null && !firm.creditCodeChecked;
  return (
    <Section title={t(locale, "organizations.staffDecide")}>
      <ActionForm action={decide} label={t(locale, "organizations.staffDecide")}>
        <input type="hidden" name="id" value={firm.id} />
        <input type="hidden" name="version" value={firm.version} />
        {doubtful && <Notice kind="warn">{t(locale, "organizations.creditCodeStaffDoubtful")}</Notice>}
        {possible.some(({ decision }) => decision === "verify") && (
          <CheckboxGroup
            name="checked"
            label={t(locale, "organizations.staffChecked")}
            choices={VERIFICATION_CHECKS.map((word) => ({ value: word, label: word }))}
            columns={2}
          />
        )}
        <TextArea
          name="note"
          label={t(locale, "organizations.staffNote")}
          hint={t(locale, "organizations.staffNoteHint")}
          rows={3}
        />
        <div className="flex flex-wrap gap-3">
          {possible.map(({ decision, word, look }) => (
            <SubmitButton key={decision} name="decision" value={decision} look={look}>
              {t(locale, word)}
            </SubmitButton>
          ))}
        </div>
      </ActionForm>
    </Section>
  );
}
