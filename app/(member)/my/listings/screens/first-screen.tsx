import { RadioGroup } from "#components/choice-field.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { FORM_LABELS } from "#lib/listings/labels.ts";
import { textOf } from "#lib/listings/model/typed.ts";
import { FORMS } from "#lib/listings/model.ts";
import { fieldOf } from "./field-parts.tsx";
import type { FieldsProps } from "./screen-props.ts";

/** What a listing cannot do without: form, title, description. Its side was chosen before, its region comes from the firm. */
export function FirstScreen(props: FieldsProps) {
  const { locale, typed, region } = props;
  return (
    <div className="space-y-6">
      <RadioGroup
        {...fieldOf(props, "form")}
        required
        columns={2}
        choices={FORMS.map((value) => ({ value, label: labelsIn(locale, FORM_LABELS)[value] }))}
        defaultValue={textOf(typed, "form") || undefined}
      />
      <TextField {...fieldOf(props, "title", t(locale, "listings.hintTitle"))} required defaultValue={textOf(typed, "title")} />
      <TextArea
        {...fieldOf(props, "description", t(locale, "listings.hintDescription"))}
        required
        rows={7}
        defaultValue={textOf(typed, "description")}
      />
      <p className="text-ink-2">{t(locale, "listings.regionFrom", { region })}</p>
    </div>
  );
}
