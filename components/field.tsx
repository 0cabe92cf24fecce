"use client";

import type { ReactNode } from "react";
import type { ControlState } from "#components/form-context.tsx";
import { Icon } from "#components/icon.tsx";
import { useWords } from "#components/words.tsx";

/** What every labelled control takes. `label` is the accessible name and stands alone in the label element. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** An error known on the page itself; the form's own errors need no prop. */
  error?: string;
  required?: boolean;
  /** Says 选填 beside the label; for forms where most fields are required. */
  showOptional?: boolean;
};

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy(control: ControlState, hint: ReactNode): string | undefined {
  const ids = [hint ? control.hintId : null, control.error ? control.errorId : null].filter((id) => id !== null);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** 必填 or 选填 beside a label, outside of it: the control's name stays the plain word. */
export function FieldMark({ required, showOptional }: Pick<FieldProps, "required" | "showOptional">) {
  const words = useWords();
  if (!required && !showOptional) return null;
  return (
    <span aria-hidden="true" className={required ? "text-sm text-ink-2" : "text-sm text-ink-3"}>
      {required ? words.required : words.optional}
    </span>
  );
}

/** Hint and error of a control; both are referred to by its `aria-describedby`. */
export function FieldNotes({ control, hint }: { control: ControlState; hint: ReactNode }) {
  const words = useWords();
  return (
    <>
      {hint && (
        <p id={control.hintId} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {control.error && (
        <p id={control.errorId} className="flex gap-1.5 text-sm font-medium text-err">
          <Icon name="cross" className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="sr-only">{words.errorMark}</span>
            {control.error}
          </span>
        </p>
      )}
    </>
  );
}

/** Label above, control below, notes between: the frame of every single control. */
export function FieldFrame({ control, field, children }: { control: ControlState; field: FieldProps; children: ReactNode }) {
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline gap-2">
        <label htmlFor={control.id} className="font-medium">
          {field.label}
        </label>
        <FieldMark required={field.required} showOptional={field.showOptional} />
      </div>
      <FieldNotes control={control} hint={field.hint} />
      {children}
    </div>
  );
}
