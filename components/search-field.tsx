"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useAlive } from "#components/copy-button.tsx";
import { cx } from "#components/cx.ts";
import { type Suggestion, useSuggestions } from "#components/use-suggestions.ts";

/** `count`, `found` with `{count}` for the number. */
export type SearchFieldWords = {
  label: string;
  placeholder: string;
  suggestions: string;
  kinds: Record<Suggestion["kind"], string>;
  count: string;
  found: string;
  none: string;
};

const filled = (text: string, count: number) => text.replace("{count}", String(count));

/**
 * The field of a search form. Alive, it suggests while somebody types: an ARIA combobox with a list, worked by the arrow keys,
 * Enter and Escape, by finger or by mouse. Without a script, or without an answer, it is an ordinary field of its form.
 * The list stands below the nearest positioned element around the field: the form.
 *
 * @param prefix the language of the pages that suggestions lead to, as it stands in front of their paths
 */
export function SearchField({
  words,
  query = "",
  prefix,
  className,
  listClassName,
}: {
  words: SearchFieldWords;
  query?: string;
  prefix: string;
  className?: string;
  listClassName?: string;
}) {
  const router = useRouter();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const alive = useAlive();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const items = useSuggestions(typed ?? "");
  const shown = open && items !== null && items.length > 0;
  const listId = `${id}list`;
  const optionId = (at: number) => `${id}option${at}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer has other lines, none of which was chosen
  useEffect(() => setActive(-1), [items]);

  const choose = (suggestion: Suggestion) => {
    setOpen(false);
    const input = field.current;
    if (suggestion.kind === "WORD" && input?.form) {
      // The form carries the filters in force along.
      input.value = suggestion.text;
      input.form.submit();
      return;
    }
    setTyped(null);
    if (input) input.value = "";
    router.push(`${prefix}${suggestion.path}`);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that belong to an input method choose characters, not lines.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      if (shown) event.preventDefault();
      setOpen(false);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && items && items.length > 0) {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      // The place before the first line is the field itself.
      setActive((at) => ((at + 1 + step + items.length + 1) % (items.length + 1)) - 1);
    } else if (event.key === "Enter" && shown && items[active]) {
      event.preventDefault();
      choose(items[active]);
    }
  };

  const combobox = alive && {
    role: "combobox",
    "aria-autocomplete": "list" as const,
    "aria-expanded": shown,
    "aria-controls": listId,
    "aria-activedescendant": shown && active >= 0 ? optionId(active) : undefined,
  };
  return (
    <div className="min-w-0 grow">
      <input
        ref={field}
        type="search"
        name="q"
        aria-label={words.label}
        placeholder={words.placeholder}
        defaultValue={query}
        maxLength={100}
        enterKeyHint="search"
        autoComplete="off"
        className={className}
        {...combobox}
        onInput={(event) => {
          if ((event.nativeEvent as InputEvent).isComposing) return;
          setTyped(event.currentTarget.value.trim());
          setOpen(true);
        }}
        onCompositionEnd={(event) => {
          setTyped(event.currentTarget.value.trim());
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {alive && (
        <>
          <div
            id={listId}
            role="listbox"
            aria-label={words.suggestions}
            hidden={!shown}
            className={cx("combobox-list", listClassName)}
          >
            {shown &&
              items.map((suggestion, at) => (
                <Line
                  key={`${suggestion.kind} ${suggestion.path}`}
                  id={optionId(at)}
                  suggestion={suggestion}
                  active={at === active}
                  words={words}
                  onChoose={() => choose(suggestion)}
                />
              ))}
          </div>
          <span role="status" className="sr-only">
            {open && typed && items && (items.length > 0 ? filled(words.found, items.length) : words.none)}
          </span>
        </>
      )}
    </div>
  );
}

function Line({
  id,
  suggestion,
  active,
  words,
  onChoose,
}: {
  id: string;
  suggestion: Suggestion;
  active: boolean;
  words: SearchFieldWords;
  onChoose: () => void;
}) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the same
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={active}
      // The field keeps the focus: losing it would close the list before the click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cx(
        "flex min-h-11 cursor-pointer items-center gap-3 border-b border-rule px-3 py-1.5 last:border-b-0",
        active ? "bg-brand text-on-brand" : "hover:bg-wash",
      )}
    >
      <span className="min-w-0 grow truncate">{suggestion.text}</span>
      <span className={cx("shrink-0 text-sm", active ? "text-on-brand" : "text-ink-2")}>
        {words.kinds[suggestion.kind]}
        {suggestion.count !== undefined && ` · ${filled(words.count, suggestion.count)}`}
      </span>
    </div>
  );
}
