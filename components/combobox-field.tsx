"use client";

import { useEffect, useState } from "react";
import { type Choice, SelectField } from "#components/choice-field.tsx";
import { ComboboxInput } from "#components/combobox-input.tsx";
import { FieldFrame, type FieldProps } from "#components/field.tsx";
import { useControl } from "#components/form-context.tsx";
import { TextField } from "#components/text-field.tsx";

/** `free`: any text may be sent, the choices only suggest; otherwise the value of one choice is sent. */
type Props = FieldProps & { choices: readonly Choice[]; defaultValue?: string; placeholder?: string; free?: boolean };

/**
 * One of many, found by typing: 满城 is quicker typed than scrolled to among 167 counties. Without JavaScript it is the
 * browser's own drop-down list, or its own suggestions.
 */
export function ComboboxField({ choices, defaultValue, placeholder, free = false, ...field }: Props) {
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const control = useControl(field.name, field.error);
  if (live) {
    return (
      <FieldFrame control={control} field={field}>
        <ComboboxInput
          key={control.round}
          control={control}
          field={field}
          choices={choices}
          initial={control.typed?.[0] ?? defaultValue ?? ""}
          placeholder={placeholder}
          free={free}
        />
      </FieldFrame>
    );
  }
  if (!free) return <SelectField {...field} choices={choices} defaultValue={defaultValue} placeholder={placeholder ?? ""} />;
  return (
    <>
      <TextField {...field} defaultValue={defaultValue} placeholder={placeholder} list={`${control.id}-list`} />
      <datalist id={`${control.id}-list`}>
        {choices.map(({ value, label }) => (
          <option key={value} value={label} />
        ))}
      </datalist>
    </>
  );
}
