import type { ReactNode } from "react";
import { fieldLabel } from "#components/field-words.ts";
import { TextArea, TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { textOf } from "#lib/listings/model/typed.ts";
import type { FieldsProps } from "./screen-props.ts";

const isAt = (name: string) => (found: { path: string }) => found.path === name || found.path.startsWith(`${name}.`);

/** The hint of a field, after what the moderator said about it. */
export function hintOf({ locale, notes = [] }: FieldsProps, field: string, hint?: string): ReactNode {
  const found = notes.filter(isAt(field));
  if (found.length === 0) return hint;
  return (
    <>
      {found.map(({ note }) => (
        <strong key={note} className="block whitespace-pre-line border-l-4 border-warn pl-2 text-base text-warn">
          {t(locale, "posting.suggestionMark", { note })}
        </strong>
      ))}
      {hint}
    </>
  );
}

/** What was found wrong at a field before the screen was opened. */
export function errorOf({ locale, errors = [] }: FieldsProps, field: string): string | undefined {
  const found = errors.find(isAt(field));
  return found && phraseIn(locale, found.message);
}

/** What every control of a field takes: its name, label, hint and error. */
export function fieldOf(props: FieldsProps, name: string, hint?: string) {
  return { name, label: fieldLabel(props.locale, name), hint: hintOf(props, name, hint), error: errorOf(props, name) };
}

/** One line of text. */
export function LineField({ form, name, hint }: { form: FieldsProps; name: string; hint?: string }) {
  return <TextField {...fieldOf(form, name, hint)} defaultValue={textOf(form.typed, name)} />;
}

/** An amount in 万元: a keypad with digits on phones, full-width digits are read too. */
export function AmountField({ form, name, hint }: { form: FieldsProps; name: string; hint?: string }) {
  return (
    <TextField
      {...fieldOf(form, name, hint)}
      inputMode="decimal"
      autoComplete="off"
      suffix={t(form.locale, "common.wan")}
      defaultValue={textOf(form.typed, name)}
    />
  );
}

/** Several lines of text. */
export function ParagraphField({ form, name, hint, rows }: { form: FieldsProps; name: string; hint?: string; rows: number }) {
  return <TextArea {...fieldOf(form, name, hint)} rows={rows} defaultValue={textOf(form.typed, name)} />;
}
