"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Choice } from "#components/choice-field.tsx";
import { matchingChoices, meantChoice } from "#components/combobox-options.ts";
import { cx } from "#components/cx.ts";
import { describedBy, type FieldProps } from "#components/field.tsx";
import type { ControlState } from "#components/form-context.tsx";
import { Icon } from "#components/icon.tsx";
import { useWords } from "#components/words.tsx";

/** More than this nobody reads: typing on is quicker. */
const SHOWN = 60;

/** The live half of a combobox (ARIA 1.2: focus stays in the box, the marked option is told by `aria-activedescendant`). */
export function ComboboxInput({
  control,
  field,
  choices,
  initial,
  placeholder,
  free,
}: {
  control: ControlState;
  field: FieldProps;
  choices: readonly Choice[];
  /** The value of a choice; of a free one, its text. */
  initial: string;
  placeholder?: string | undefined;
  free: boolean;
}) {
  const words = useWords();
  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? (free ? value : "");
  const [value, setValue] = useState(initial);
  const [text, setText] = useState(labelOf(initial));
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  // The text of what is chosen already would hide all other choices.
  const shown = matchingChoices(choices, text === labelOf(value) ? "" : text, SHOWN);
  const listId = `${control.id}-options`;
  const optionId = (at: number) => `${listId}-${at}`;

  useEffect(() => {
    if (open) (list.current?.children[marked] ?? list.current)?.scrollIntoView({ block: "nearest" });
  }, [open, marked]);

  function close() {
    setOpen(false);
    setMarked(-1);
  }
  function choose(choice: Choice) {
    setValue(free ? choice.label : choice.value);
    setText(choice.label);
    close();
  }
  function type(typed: string) {
    setText(typed);
    if (free || typed === "") setValue(typed);
    setMarked(-1);
    setOpen(true);
  }
  /** What was typed and not chosen: the choice it can only mean, else back to the last one. */
  function leave() {
    close();
    if (free) return;
    const meant = meantChoice(choices, text);
    if (text === labelOf(value)) return;
    if (meant) choose(meant);
    else setText(labelOf(value));
  }
  function step(by: 1 | -1) {
    if (!open) return setOpen(true);
    const next = marked + by;
    setMarked(next >= shown.length ? 0 : next < 0 ? shown.length - 1 : next);
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    const choice = shown[marked];
    if (event.nativeEvent.isComposing) return;
    if (key === "ArrowDown") step(1);
    else if (key === "ArrowUp") step(-1);
    else if (key === "Escape" && open) close();
    else if (key === "Enter" && open && choice) choose(choice);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      {!free && <input type="hidden" name={field.name} value={value} />}
      <input
        id={control.id}
        name={free ? field.name : undefined}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && marked >= 0 ? optionId(marked) : undefined}
        aria-required={field.required || undefined}
        aria-invalid={control.error ? true : undefined}
        aria-describedby={describedBy(control, field.hint)}
        onChange={(event) => type(event.target.value)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={leave}
        className="control pr-10"
      />
      <Icon name="chevron" className="pointer-events-none absolute right-3 top-3 size-5 text-ink-2" />
      {open && (
        <div ref={list} id={listId} role="listbox" tabIndex={-1} aria-label={field.label} className="combobox-list">
          {shown.map((choice, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus
            <div
              key={choice.value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={choice.value === value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              className={cx(
                "flex min-h-11 cursor-pointer items-center justify-between gap-3 px-3 py-1.5",
                at === marked ? "bg-brand text-on-brand" : "hover:bg-wash",
              )}
            >
              {choice.label}
              {(choice.group ?? choice.hint) && (
                <span className={at === marked ? "text-sm" : "text-sm text-ink-3"}>{choice.group ?? choice.hint}</span>
              )}
            </div>
          ))}
          {shown.length === 0 && (
            <div role="option" tabIndex={-1} aria-selected="false" aria-disabled="true" className="px-3 py-2.5 text-ink-2">
              {words.comboboxNone}
            </div>
          )}
        </div>
      )}
      <span aria-live="polite" className="sr-only">
        {open && words.comboboxCount.replace("{count}", String(shown.length))}
      </span>
    </div>
  );
}
