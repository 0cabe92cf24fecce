import { CheckboxGroup, RadioGroup, SelectField } from "#components/choice-field.tsx";
import { FormDisclosure } from "#components/form-disclosure.tsx";
import { TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { addMonths } from "#lib/kernel/clock.ts";
import { CONTACT_FIELDS } from "#lib/kernel/contact.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { AMOUNT_BASIS_LABELS, COOPERATION_LABELS, REGION_LABELS, VISIBILITY_LABELS } from "#lib/listings/labels.ts";
import { listOf, textOf } from "#lib/listings/model/typed.ts";
import { AMOUNT_BASES, COOPERATION, detailsOf, NO_CHAIN, VALID_MONTHS, VISIBILITIES } from "#lib/listings/model.ts";
import { AmountField, errorOf, fieldOf, hintOf, LineField, ParagraphField } from "./field-parts.tsx";
import type { FieldsProps } from "./screen-props.ts";

/** What makes a listing easier to find and to match: the fields that are filled most first, the rest folded away. */
export function SecondScreen(props: FieldsProps) {
  const { locale, side, typed, chains, today } = props;
  const isDemand = side === "DEMAND";
  const deadline = isDemand ? "neededBy" : "availableFrom";
  return (
    <div className="space-y-6">
      <LineField form={props} name="summary" hint={t(locale, "listings.hintSummary")} />
      <LineField form={props} name="keywords" hint={t(locale, "listings.hintKeywords")} />
      <SelectField
        {...fieldOf(props, "chain")}
        placeholder={t(locale, "common.notStated")}
        choices={[...chains, { value: NO_CHAIN, label: t(locale, "listings.industryNone") }]}
        defaultValue={textOf(typed, "chain")}
      />
      <CheckboxGroup
        {...fieldOf(props, "cooperation")}
        columns={3}
        choices={COOPERATION.map((value) => ({ value, label: labelsIn(locale, COOPERATION_LABELS)[value] }))}
        defaultValues={listOf(typed, "cooperation")}
      />
      <div className="grid grid-cols-2 items-end gap-4 sm:gap-6">
        <AmountField form={props} name="amountMinWan" hint={t(locale, "listings.hintAmount")} />
        <AmountField form={props} name="amountMaxWan" />
      </div>
      <TextField {...fieldOf(props, deadline)} type="date" defaultValue={textOf(typed, deadline)} />
      <LineField
        form={props}
        name={isDemand ? "requiredQualifications" : "heldQualifications"}
        hint={t(locale, "listings.hintQualifications")}
      />
      <TextField
        {...fieldOf(props, "validUntil", t(locale, "listings.hintValidUntil"))}
        type="date"
        min={today}
        defaultValue={textOf(typed, "validUntil") || addMonths(today, VALID_MONTHS)}
      />
      <MoreFields {...props} />
      <PublishFields {...props} />
    </div>
  );
}

/** Open when there is something in it, or something to be done there. */
const isTouched = ({ typed, errors = [], notes = [] }: FieldsProps, names: readonly string[]): boolean =>
  names.some((name) => listOf(typed, name).length > 0 || [...errors, ...notes].some(({ path }) => path.startsWith(name)));

/** Further facts, and the fields that only this side has. */
function MoreFields(props: FieldsProps) {
  const { locale, side, typed, clusters } = props;
  const details = detailsOf(side).map((name) => `details.${name}`);
  const names = ["chainLink", "cluster", "amountBasis", "targetRegions", ...details];
  return (
    <FormDisclosure summary={t(locale, "listings.formDetails")} open={isTouched(props, names)}>
      <div className="space-y-6">
        <LineField form={props} name="chainLink" />
        <SelectField
          {...fieldOf(props, "cluster")}
          placeholder={t(locale, "common.notStated")}
          choices={clusters}
          defaultValue={textOf(typed, "cluster")}
        />
        <SelectField
          {...fieldOf(props, "amountBasis")}
          placeholder={t(locale, "common.notStated")}
          choices={AMOUNT_BASES.map((value) => ({ value, label: labelsIn(locale, AMOUNT_BASIS_LABELS)[value] }))}
          defaultValue={textOf(typed, "amountBasis")}
        />
        <CheckboxGroup
          {...fieldOf(props, "targetRegions", t(locale, "listings.hintTargets"))}
          columns={3}
          choices={REGIONS.map((value) => ({ value, label: labelsIn(locale, REGION_LABELS)[value] }))}
          defaultValues={listOf(typed, "targetRegions")}
        />
        {details.map((name) => (
          <ParagraphField key={name} form={props} name={name} rows={2} />
        ))}
      </div>
    </FormDisclosure>
  );
}

/** To whom it is shown, and who is asked. */
function PublishFields(props: FieldsProps) {
  const { locale, typed, showsContact } = props;
  const folded = [...CONTACT_FIELDS.map((name) => `contact.${name}`), "externalId"];
  return (
    <>
      <RadioGroup
        {...fieldOf(props, "visibility")}
        choices={VISIBILITIES.map((value) => ({
          value,
          label: labelsIn(locale, VISIBILITY_LABELS)[value],
          hint: t(locale, `listings.visibility${value}`),
        }))}
        defaultValue={textOf(typed, "visibility") || "PUBLIC"}
      />
      <FormDisclosure summary={t(locale, "posting.contactFields")} open={isTouched(props, folded)}>
        <div className="space-y-6">
          {showsContact && <ContactFields {...props} />}
          <LineField form={props} name="externalId" hint={t(locale, "listings.hintExternalId")} />
        </div>
      </FormDisclosure>
    </>
  );
}

const CONTACT_INPUT = { name: "text", mobile: "tel", phone: "tel", email: "email" } as const;

/** Who is asked about this listing. Private: shown to nobody before both sides agree. */
function ContactFields(props: FieldsProps) {
  const { locale, typed } = props;
  const labels = {
    name: t(locale, "listings.contactName"),
    mobile: t(locale, "listings.contactMobile"),
    phone: t(locale, "listings.contactPhone"),
    email: t(locale, "listings.contactEmail"),
  };
  return CONTACT_FIELDS.map((name) => (
    <TextField
      key={name}
      name={`contact.${name}`}
      label={labels[name]}
      inputMode={CONTACT_INPUT[name]}
      autoComplete="off"
      defaultValue={textOf(typed, `contact.${name}`)}
      error={errorOf(props, `contact.${name}`)}
      hint={name === "name" ? hintOf(props, "contact", t(locale, "listings.hintContact")) : undefined}
    />
  ));
}
