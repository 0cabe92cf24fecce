"use client";

import { describedBy, FieldFrame, type FieldProps } from "#components/field.tsx";
import { useControl } from "#components/form-context.tsx";

/** One file to choose. The browser itself asks for a required one: a refused form cannot keep what was chosen. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  const control = useControl(field.name, field.error);
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
        className="control py-2"
      />
    </FieldFrame>
  );
}
