"use client";

import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { describedBy, FieldFrame, FieldMark, FieldNotes, type FieldProps } from "#components/field.tsx";
import { useControl } from "#components/form-context.tsx";

/** One thing to choose; `group` makes a heading in a select (districts under their city). */
export type Choice = { value: string; label: string; hint?: string; group?: string };

/** A drop-down list. `placeholder` is its empty first line. */
export function SelectField({
  choices,
  defaultValue,
  placeholder,
  ...field
}: FieldProps & { choices: readonly Choice[]; defaultValue?: string; placeholder?: string }) {
  const control = useControl(field.name, field.error);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const options = (group: string | undefined) =>
    choices
      .filter((choice) => choice.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ));
  return (
    <FieldFrame control={control} field={field}>
      <select
        key={control.round}
        id={control.id}
        name={field.name}
        defaultValue={control.typed?.[0] ?? defaultValue ?? ""}
        aria-required={field.required || undefined}
        aria-invalid={control.error ? true : undefined}
        aria-describedby={describedBy(control, field.hint)}
        className="control"
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {groups.map((group) =>
          group === undefined ? (
            options(undefined)
          ) : (
            <optgroup key={group} label={group}>
              {options(group)}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

type GroupProps = FieldProps & { choices: readonly Choice[]; columns?: 1 | 2 | 3 };

function ChoiceGroup({
  type,
  choices,
  chosen,
  columns = 1,
  ...field
}: GroupProps & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  const control = useControl(field.name, field.error);
  const on = control.typed ?? chosen;
  return (
    <fieldset
      key={control.round}
      // A legend names its group only as its first child; here the mark stands beside it.
      aria-labelledby={`${control.id}-name`}
      aria-describedby={describedBy(control, field.hint)}
      aria-invalid={control.error ? true : undefined}
      className="space-y-1.5"
    >
      <div className="flex items-baseline gap-2">
        <span id={`${control.id}-name`} className="font-medium">
          {field.label}
        </span>
        <FieldMark required={field.required} showOptional={field.showOptional} />
      </div>
      <FieldNotes control={control} hint={field.hint} />
      {/* With no box ticked the browser sends nothing at all, which would read as "unchanged"; this says "none". */}
      {type === "checkbox" && <input type="hidden" name={field.name} value="" />}
      <div className={cx("grid gap-x-6", columns === 2 && "grid-cols-2", columns === 3 && "grid-cols-2 sm:grid-cols-3")}>
        {choices.map((choice, at) => {
          // The first option carries the group's id, so that the error summary leads to something that takes focus.
          const id = at === 0 ? control.id : `${control.id}-${choice.value}`;
          return (
            <div key={choice.value} className="flex gap-2.5 py-2 md:py-1">
              <input
                type={type}
                id={id}
                name={field.name}
                value={choice.value}
                defaultChecked={on.includes(choice.value)}
                aria-describedby={choice.hint ? `${control.id}-${choice.value}-about` : undefined}
                className="mt-1 size-5 shrink-0"
              />
              <div className="min-w-0">
                <label htmlFor={id} className="block">
                  {choice.label}
                </label>
                {choice.hint && (
                  <p id={`${control.id}-${choice.value}-about`} className="text-sm text-ink-3">
                    {choice.hint}
                  </p>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One of a few, all in sight. */
export function RadioGroup({ defaultValue, ...props }: GroupProps & { defaultValue?: string }) {
  return <ChoiceGroup {...props} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />;
}

/** Any number of a few, all in sight; sent as the same name repeated. */
export function CheckboxGroup({ defaultValues = [], ...props }: GroupProps & { defaultValues?: readonly string[] }) {
  return <ChoiceGroup {...props} type="checkbox" chosen={defaultValues} />;
}

/** A single yes-or-no box with its label beside it. */
export function CheckboxField({
  value = "true",
  defaultChecked = false,
  children,
  ...field
}: FieldProps & { value?: string; defaultChecked?: boolean; children?: ReactNode }) {
  const control = useControl(field.name, field.error);
  return (
    <div className="space-y-1">
      {/* Tells the reader of the form that the box was there, so that an empty one means no. */}
      <input type="hidden" name={`${field.name}$`} value="" />
      <div className="flex gap-2.5 py-2">
        <input
          key={control.round}
          type="checkbox"
          id={control.id}
          name={field.name}
          value={value}
          defaultChecked={control.typed ? control.typed.includes(value) : defaultChecked}
          aria-required={field.required || undefined}
          aria-invalid={control.error ? true : undefined}
          aria-describedby={describedBy(control, field.hint)}
          className="mt-1 size-5 shrink-0"
        />
        <div className="min-w-0">
          <label htmlFor={control.id}>{field.label}</label>{" "}
          <FieldMark required={field.required} showOptional={field.showOptional} />
          {children}
        </div>
      </div>
      <FieldNotes control={control} hint={field.hint} />
    </div>
  );
}
