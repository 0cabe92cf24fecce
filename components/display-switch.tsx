"use client";

import { type FormEvent, useSyncExternalStore } from "react";
import { cx } from "#components/cx.ts";
import { type Display, THEMES, type Theme } from "#lib/display/model.ts";

/** The words of the switches, in the page's language. */
export type DisplayWords = { theme: string; themes: Record<Theme, string>; toLarge: string; toStandard: string };

const CHANGED = "jjj:display";

function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

/**
 * 长者版 and the colours, as one plain form. With JavaScript the page changes where it stands, so that nothing typed is lost;
 * without it the page is loaded anew.
 */
export function DisplaySwitch({ display, words }: { display: Display; words: DisplayWords }) {
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme,
    () => display.theme,
  );
  const large =
    useSyncExternalStore(
      subscribe,
      () => document.documentElement.dataset.size,
      () => display.size,
    ) === "large";

  function choose(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const { name, value } = submitter;
    document.documentElement.dataset[name] = value;
    window.dispatchEvent(new Event(CHANGED));
    // Shown already; when the line is down, the device does not remember it, and nothing else is lost.
    fetch("/display", { method: "POST", body: new URLSearchParams({ [name]: value }), redirect: "manual" }).catch(
      () => undefined,
    );
  }

  return (
    <form action="/display" method="post" onSubmit={choose} className="ml-auto flex flex-wrap items-center gap-x-4">
      <fieldset aria-label={words.theme} className="flex">
        {THEMES.map((value) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={value === theme}
            className={cx(
              "inline-flex min-h-11 items-center px-2 underline-offset-4 md:min-h-9",
              value === theme ? "font-semibold text-brand underline decoration-2" : "text-ink-2 hover:underline",
            )}
          >
            {words.themes[value]}
          </button>
        ))}
      </fieldset>
      <button
        type="submit"
        name="size"
        value={large ? "standard" : "large"}
        className="-mr-2 inline-flex min-h-11 items-center px-2 font-semibold text-brand underline-offset-4 hover:underline md:min-h-9"
      >
        {large ? words.toStandard : words.toLarge}
      </button>
    </form>
  );
}
