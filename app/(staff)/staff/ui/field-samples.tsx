"use client";

import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { CheckboxField, CheckboxGroup, RadioGroup, SelectField } from "#components/choice-field.tsx";
import { ComboboxField } from "#components/combobox-field.tsx";
import { FileField } from "#components/file-field.tsx";
import { FormContext } from "#components/form-context.tsx";
import { FormDisclosure } from "#components/form-disclosure.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";

/** The words of the samples, by the last part of their key. */
export type FieldWords = Readonly<
  Record<
    | `field${"Text" | "Hint" | "Value" | "Error" | "Amount" | "Long" | "Select" | "Combobox" | "Free" | "Radio" | "RadioError"}`
    | `field${"Checkboxes" | "Checkbox" | "File" | "Password" | "sRefused" | "sLive"}`
    | `choice${"A" | "B" | "C"}`
    | `place${"A" | "B" | "C"}`
    | "choose"
    | "send"
    | "group"
    | "more"
    | "wan",
    string
  >
>;

/** Every kind of control, filled or empty. */
export function AllFields({ words, filled }: { words: FieldWords; filled: boolean }) {
  const choices = (["A", "B", "C"] as const).map((key) => ({ value: key, label: words[`choice${key}`] }));
  const places = (["A", "B", "C"] as const).map((key) => ({ value: key, label: words[`place${key}`], group: words.group }));
  return (
    <>
      <TextField
        name="text"
        label={words.fieldText}
        hint={words.fieldHint}
        defaultValue={filled ? words.fieldValue : undefined}
        required
      />
      <TextField name="amount" label={words.fieldAmount} suffix={words.wan} inputMode="decimal" showOptional />
      <TextField name="password" label={words.fieldPassword} type="password" autoComplete="off" />
      <TextArea name="long" label={words.fieldLong} rows={3} defaultValue={filled ? words.fieldValue : undefined} />
      <SelectField
        name="select"
        label={words.fieldSelect}
        choices={choices}
        placeholder={words.choose}
        defaultValue={filled ? "A" : undefined}
      />
      <ComboboxField
        name="combobox"
        label={words.fieldCombobox}
        choices={places}
        placeholder={words.choose}
        defaultValue={filled ? "A" : undefined}
      />
      <ComboboxField name="free" label={words.fieldFree} choices={choices} free />
      <RadioGroup name="radio" label={words.fieldRadio} choices={choices} columns={3} defaultValue={filled ? "B" : undefined} />
      <CheckboxGroup
        name="checkboxes"
        label={words.fieldCheckboxes}
        choices={choices}
        columns={3}
        defaultValues={filled ? ["A", "C"] : []}
      />
      <CheckboxField name="checkbox" label={words.fieldCheckbox} defaultChecked={filled} />
      <FileField name="file" label={words.fieldFile} accept=".pdf" />
      <FormDisclosure summary={words.more}>
        <TextField name="folded" label={words.fieldText} />
      </FormDisclosure>
    </>
  );
}

/** A form as it looks after its answer complained of some fields. */
export function RefusedFields({ words }: { words: FieldWords }) {
  const errors = [
    ...["text", "amount", "long", "select", "combobox", "free", "checkboxes", "file"].map((path) => ({
      path,
      message: words.fieldError,
    })),
    { path: "radio", message: words.fieldRadioError },
    { path: "checkbox", message: words.fieldError },
  ];
  return (
    <FormContext value={{ formId: "refused", state: { ok: false, message: null, errors, values: {} } }}>
      <div className="space-y-6">
        <AllFields words={words} filled={false} />
      </div>
    </FormContext>
  );
}

/** A form that refuses an empty first field and takes anything else; nothing is sent anywhere. */
export function LiveForm({ words }: { words: FieldWords }) {
  const answer: FormAction = async (_previous, form) => {
    const text = String(form.get("text") ?? "");
    const errors = text === "" ? [{ path: "text", message: words.fieldError }] : [];
    return { ok: errors.length === 0, message: text || null, errors, values: { text } };
  };
  return (
    <ActionForm action={answer} label={words.fieldsLive} id="live">
      <AllFields words={words} filled />
      <SubmitButton>{words.send}</SubmitButton>
    </ActionForm>
  );
}

/** An answer to the forms of other samples: it says that the press came through. */
export const said: FormAction = async () => ({ ok: true, message: "✓", errors: [], values: {} });
