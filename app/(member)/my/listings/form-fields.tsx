import type { ReactNode } from "react";
import { CheckboxGroup, RadioGroup, SelectField } from "#components/choice-field.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { addMonths } from "#lib/kernel/clock.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import {
  AMOUNT_BASIS_LABELS,
  COOPERATION_LABELS,
  DETAIL_LABELS,
  FORM_LABELS,
  REGION_LABELS,
  VISIBILITY_LABELS,
} from "#lib/listings/labels.ts";
import { fieldLabel } from "#lib/listings/model/show-field.ts";
import { AMOUNT_BASES, COOPERATION, detailsOf, FORMS, NO_CHAIN, VALID_MONTHS, VISIBILITIES } from "#lib/listings/model.ts";
import type { FormProps } from "./listing-form.tsx";

/** The hint of a field, after what the moderator said about it. */
function hintOf({ locale, notes = [] }: FormProps, field: string, hint?: string): ReactNode {
  const found = notes.filter(({ path }) => path === field || path.startsWith(`${field}.`));
  if (found.length === 0) return hint;
  return (
    <>
      {found.map(({ note }) => (
        <strong key={note} className="block whitespace-pre-line border-l-4 border-warn pl-2 text-warn">
          {t(locale, "listings.fieldNote", { note })}
        </strong>
      ))}
      {hint}
    </>
  );
}

const joined = (words: readonly string[]): string => words.join("、");
const figure = (value: number | null): string => (value === null ? "" : String(value));

/** Form, title, description; the region comes from the firm. */
export function RequiredFields(props: FormProps) {
  const { locale, values, region } = props;
  return (
    <div className="space-y-6">
      <RadioGroup
        name="form"
        label={fieldLabel("form")}
        required
        columns={2}
        choices={FORMS.map((value) => ({ value, label: FORM_LABELS[value] }))}
        defaultValue={values.form ?? undefined}
        hint={hintOf(props, "form")}
      />
      <TextField
        name="title"
        label={fieldLabel("title")}
        required
        defaultValue={values.title}
        hint={hintOf(props, "title", t(locale, "listings.hintTitle"))}
      />
      <TextArea
        name="description"
        label={fieldLabel("description")}
        required
        rows={8}
        defaultValue={values.description}
        hint={hintOf(props, "description", t(locale, "listings.hintDescription"))}
      />
      <p className="text-ink-2">{t(locale, "listings.regionFrom", { region })}</p>
    </div>
  );
}

/** What makes a listing easier to find and to match. */
export function MoreFields(props: FormProps) {
  const { locale, values, chains, clusters } = props;
  const isDemand = values.side === "DEMAND";
  const qualifications = isDemand ? "requiredQualifications" : "heldQualifications";
  const deadline = isDemand ? "neededBy" : "availableFrom";
  const text = (name: "summary" | "keywords" | "chainLink", value: string, hint?: string) => (
    <TextField name={name} label={fieldLabel(name)} defaultValue={value} hint={hintOf(props, name, hint)} />
  );
  const amount = (name: "amountMinWan" | "amountMaxWan", hint?: string) => (
    <TextField
      name={name}
      label={fieldLabel(name)}
      inputMode="decimal"
      suffix={t(locale, "common.wan")}
      defaultValue={figure(values[name])}
      hint={hintOf(props, name, hint)}
    />
  );
  return (
    <div className="space-y-6">
      {text("summary", values.summary, t(locale, "listings.hintSummary"))}
      {text("keywords", joined(values.keywords), t(locale, "listings.hintKeywords"))}
      <SelectField
        name="chain"
        label={fieldLabel("chain")}
        placeholder={t(locale, "common.notStated")}
        choices={[...chains, { value: NO_CHAIN, label: t(locale, "listings.industryNone") }]}
        defaultValue={values.chain ?? ""}
        hint={hintOf(props, "chain")}
      />
      {text("chainLink", values.chainLink ?? "")}
      <SelectField
        name="cluster"
        label={fieldLabel("cluster")}
        placeholder={t(locale, "common.notStated")}
        choices={clusters}
        defaultValue={values.cluster ?? ""}
        hint={hintOf(props, "cluster")}
      />
      <CheckboxGroup
        name="cooperation"
        label={fieldLabel("cooperation")}
        columns={3}
        choices={COOPERATION.map((value) => ({ value, label: COOPERATION_LABELS[value] }))}
        defaultValues={values.cooperation}
        hint={hintOf(props, "cooperation")}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        {amount("amountMinWan", t(locale, "listings.hintAmount"))}
        {amount("amountMaxWan", t(locale, "listings.hintAmount"))}
      </div>
      <SelectField
        name="amountBasis"
        label={fieldLabel("amountBasis")}
        placeholder={t(locale, "common.notStated")}
        choices={AMOUNT_BASES.map((value) => ({ value, label: AMOUNT_BASIS_LABELS[value] }))}
        defaultValue={values.amountBasis ?? ""}
      />
      <TextField
        name={deadline}
        type="date"
        label={fieldLabel(deadline)}
        defaultValue={values[deadline] ?? ""}
        hint={hintOf(props, deadline)}
      />
      <CheckboxGroup
        name="targetRegions"
        label={fieldLabel("targetRegions")}
        columns={3}
        choices={REGIONS.map((value) => ({ value, label: REGION_LABELS[value] }))}
        defaultValues={values.targetRegions}
        hint={hintOf(props, "targetRegions", t(locale, "listings.hintTargets"))}
      />
      <TextField
        name={qualifications}
        label={fieldLabel(qualifications)}
        defaultValue={joined(values[qualifications])}
        hint={hintOf(props, qualifications, t(locale, "listings.hintQualifications"))}
      />
    </div>
  );
}

/** The fields that only this side has. */
export function DetailFields(props: FormProps) {
  const { values } = props;
  return (
    <div className="space-y-6">
      {detailsOf(values.side).map((name) => (
        <TextArea
          key={name}
          name={`details.${name}`}
          label={DETAIL_LABELS[name] ?? name}
          rows={2}
          defaultValue={values.details[name] ?? ""}
          hint={hintOf(props, `details.${name}`)}
        />
      ))}
    </div>
  );
}

/** Until when and to whom it is shown, and who is asked: private, said so at the field. */
export function PublishFields(props: FormProps) {
  const { locale, values, today, showsContact = true } = props;
  return (
    <div className="space-y-6">
      <TextField
        name="validUntil"
        type="date"
        label={fieldLabel("validUntil")}
        min={today}
        defaultValue={values.validUntil || addMonths(today, VALID_MONTHS)}
        hint={hintOf(props, "validUntil", t(locale, "listings.hintValidUntil"))}
      />
      <RadioGroup
        name="visibility"
        label={fieldLabel("visibility")}
        choices={VISIBILITIES.map((value) => ({
          value,
          label: VISIBILITY_LABELS[value],
          hint: t(locale, `listings.visibility${value}`),
        }))}
        defaultValue={values.visibility}
      />
      {showsContact && <ContactFields {...props} />}
      <TextField
        name="externalId"
        label={fieldLabel("externalId")}
        autoComplete="off"
        defaultValue={values.externalId ?? ""}
        hint={hintOf(props, "externalId", t(locale, "listings.hintExternalId"))}
      />
    </div>
  );
}

/** Who is asked about this listing. Private: shown to nobody before both sides agree. */
function ContactFields(props: FormProps) {
  const { locale, values } = props;
  const { name, mobile, phone, email } = values.contact ?? { name: null, mobile: null, phone: null, email: null };
  const line = (field: string, label: string, value: string | null, inputMode: "tel" | "email" | "text", hint?: ReactNode) => (
    <TextField
      name={`contact.${field}`}
      label={label}
      inputMode={inputMode}
      autoComplete="off"
      defaultValue={value ?? ""}
      hint={hint}
    />
  );
  return (
    <>
      {line("name", t(locale, "listings.contactName"), name, "text", hintOf(props, "contact", t(locale, "listings.hintContact")))}
      {line("mobile", t(locale, "listings.contactMobile"), mobile, "tel")}
      {line("phone", t(locale, "listings.contactPhone"), phone, "tel")}
      {line("email", t(locale, "listings.contactEmail"), email, "email")}
    </>
  );
}
