"use client";

import { type ChangeEvent, useState } from "react";
import { describedBy, FieldFrame, type FieldProps } from "#components/field.tsx";
import { useControl } from "#components/form-context.tsx";

/**
 * One file to choose. The browser itself asks for a required one: a refused form cannot keep what was chosen. With `most`, a file
 * that the server would refuse for its size is told before it is sent.
 */
export function FileField({
  accept,
  most,
  ...field
}: FieldProps & { accept: string; most?: { bytes: number; message: string } }) {
  const [chosen, setChosen] = useState<{ error: string | null } | null>(null);
  const control = useControl(field.name, chosen === null ? field.error : (chosen.error ?? undefined));
  const check = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>): void => {
    const isTooLarge = most !== undefined && [...(input.files ?? [])].some(({ size }) => size > most.bytes);
    input.setCustomValidity(isTooLarge ? most.message : "");
    setChosen({ error: isTooLarge ? most.message : null });
  };
  return (
    <FieldFrame control={control} field={field}>
      <input
        key={control.round}
        id={control.id}
        name={field.name}
        type="file"
        accept={accept}
        required={field.required}
        aria-invalid={control.error ? true : undefined}
        aria-describedby={describedBy(control, field.hint)}
        onChange={check}
        className="control py-2"
      />
    </FieldFrame>
  );
}
