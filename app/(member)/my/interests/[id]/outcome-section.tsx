import { ActionForm } from "#components/action-form.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { amountIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { ROLE_LABELS, STAGE_LABELS, VALUE_BANDS } from "#lib/interests/labels.ts";
import { stageMoves } from "#lib/interests/lifecycle.ts";
import { type InterestView, STAGES } from "#lib/interests/model.ts";
import { close, report } from "../actions.ts";

type Props = { locale: Locale; interest: InterestView };

/** How far the two firms have come: what both confirmed, and what one of them says. */
export function OutcomeTable({ locale, interest }: Props) {
  return (
    <>
      <p className="mb-3 max-w-measure text-ink-2">{t(locale, "interests.outcomeExplain")}</p>
      <DataTable
        caption={t(locale, "interests.outcomeTitle")}
        rows={interest.outcomes}
        rowKey={({ stage }) => stage}
        empty={<p className="text-ink-2">{t(locale, "interests.outcomeNone")}</p>}
        columns={[
          {
            key: "stage",
            head: t(locale, "interests.outcomeColStage"),
            rowHead: true,
            cell: ({ stage }) => labelsIn(locale, STAGE_LABELS)[stage],
          },
          {
            key: "value",
            head: t(locale, "interests.outcomeColValue"),
            numeric: true,
            cell: ({ valueWan, valueBand }) => (valueWan === null ? (valueBand ?? "") : amountIn(locale, valueWan)),
          },
          { key: "day", head: t(locale, "interests.outcomeColDay"), cell: ({ day }) => day },
          {
            key: "confirmed",
            head: t(locale, "interests.outcomeColConfirmed"),
            cell: ({ confirmedBy: [first, second] }) =>
              second || !first
                ? t(locale, "interests.outcomeBoth")
                : t(locale, "interests.outcomeOne", { party: labelsIn(locale, ROLE_LABELS)[first] }),
          },
        ]}
      />
    </>
  );
}

/** Progress, the form to report it, and the way to end without a result. */
export function OutcomeSection({ locale, interest }: Props) {
  const stages = STAGES.filter((stage) => (stageMoves[stage].from as readonly string[]).includes(interest.status));
  const id = <input type="hidden" name="id" value={interest.id} />;
  return (
    <Section title={t(locale, "interests.outcomeTitle")}>
      <OutcomeTable locale={locale} interest={interest} />
      {stages.length > 0 && (
        <div className="mt-4 space-y-2">
          <Disclosure summary={t(locale, "interests.outcomeReport")} look="button">
            <ActionForm action={report} label={t(locale, "interests.outcomeReport")} className="max-w-form">
              {id}
              <SelectField
                name="stage"
                label={t(locale, "interests.outcomeStage")}
                choices={stages.map((value) => ({ value, label: labelsIn(locale, STAGE_LABELS)[value] }))}
                required
              />
              <TextField
                name="valueWan"
                label={t(locale, "interests.outcomeValue")}
                suffix={t(locale, "common.wan")}
                inputMode="decimal"
                showOptional
              />
              <SelectField
                name="valueBand"
                label={t(locale, "interests.outcomeBand")}
                placeholder={t(locale, "common.notStated")}
                choices={VALUE_BANDS.map((band) => ({ value: band, label: phraseIn(locale, band) }))}
                showOptional
              />
              <TextField name="day" type="date" label={t(locale, "interests.outcomeDay")} showOptional />
              <TextField name="contractNo" label={t(locale, "interests.outcomeContract")} showOptional />
              <SubmitButton>{t(locale, "interests.outcomeReport")}</SubmitButton>
            </ActionForm>
          </Disclosure>
          <Disclosure summary={t(locale, "interests.closeTitle")}>
            <ActionForm action={close} label={t(locale, "interests.closeTitle")} className="max-w-form">
              {id}
              <TextArea name="reason" label={t(locale, "interests.closeReason")} rows={2} required />
              <SubmitButton look="secondary">{t(locale, "interests.close")}</SubmitButton>
            </ActionForm>
          </Disclosure>
        </div>
      )}
    </Section>
  );
}
