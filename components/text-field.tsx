"use client";

import type { ComponentProps } from "react";
import { cx } from "#components/cx.ts";
import { describedBy, FieldFrame, type FieldProps } from "#components/field.tsx";
import { useControl } from "#components/form-context.tsx";

type InputProps = Pick<
  ComponentProps<"input">,
  | "type"
  | "defaultValue"
  | "placeholder"
  | "autoComplete"
  | "inputMode"
  | "maxLength"
  | "minLength"
  | "min"
  | "max"
  | "step"
  | "list"
  | "spellCheck"
  | "readOnly"
>;

const split = <T extends FieldProps>({ name, label, hint, error, required, showOptional, ...input }: T) => ({
  field: { name, label, hint, error, required, showOptional } satisfies FieldProps,
  input,
});

/** One line of text, a number, a day or a password. A suffix (万元) stands inside the frame. */
export function TextField({ suffix, ...props }: FieldProps & InputProps & { suffix?: string }) {
  const { field, input } = split(props);
  const control = useControl(field.name, field.error);
  return (
    <FieldFrame control={control} field={field}>
      <div className="relative">
        <input
          {...input}
          key={control.round}
          id={control.id}
          name={field.name}
          defaultValue={input.type === "password" ? undefined : (control.typed?.[0] ?? input.defaultValue)}
          aria-required={field.required || undefined}
          aria-invalid={control.error ? true : undefined}
          aria-describedby={describedBy(control, field.hint)}
          className={cx("control", suffix && "pr-14")}
        />
        {suffix && <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-2">{suffix}</span>}
      </div>
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & Pick<ComponentProps<"textarea">, "defaultValue" | "placeholder" | "rows" | "maxLength">,
) {
  const { field, input } = split(props);
  const control = useControl(field.name, field.error);
  return (
    <FieldFrame control={control} field={field}>
      <textarea
        {...input}
        key={control.round}
        id={control.id}
        name={field.name}
        rows={input.rows ?? 5}
        defaultValue={control.typed?.[0] ?? input.defaultValue}
        aria-required={field.required || undefined}
        aria-invalid={control.error ? true : undefined}
        aria-describedby={describedBy(control, field.hint)}
        className="control resize-y"
      />
    </FieldFrame>
  );
}
