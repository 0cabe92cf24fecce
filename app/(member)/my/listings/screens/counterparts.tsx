"use client";

import { useEffect, useRef, useState } from "react";
import { type Typed, textOf } from "#lib/listings/model/typed.ts";
import type { CounterpartsFound } from "#lib/matching/schema/counterparts.ts";
import { collect } from "./keeping/form-values.ts";

/** Words of the panel; `{…}` are filled in here. */
export type CounterpartsWords = {
  title: string;
  found: string;
  maybe: string;
  more: string;
  regions: string;
  region: string;
  none: string;
  anonymous: string;
  quote: string;
  separator: string;
  regionNames: Record<string, string>;
};

type Props = {
  side: string;
  /** Fields of the other screens. */
  typed: Typed;
  listingPath: string;
  words: CounterpartsWords;
};

/** Asked once the writer pauses so long; a title of fewer letters says too little. */
const PAUSE_MS = 1_500;
const TITLE_FROM = 4;

/** Firms that could answer what is being written, asked while it is typed. Silent when the server cannot say. */
export function Counterparts({ side, typed, listingPath, words }: Props) {
  const [found, setFound] = useState<CounterpartsFound | null>(null);
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is read anew at each question; what the page began with does not change
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = "";
    let control: AbortController | null = null;
    const ask = async (): Promise<void> => {
      const values = { ...typed, ...collect(form) };
      const body = JSON.stringify({ side, values });
      if (body === asked || textOf(values, "title").trim().length < TITLE_FROM) return;
      asked = body;
      control?.abort();
      control = new AbortController();
      const headers = { "content-type": "application/json" };
      const { signal } = control;
      try {
        const response = await fetch(`/api/v1/match/counterparts?lang=${document.documentElement.lang}`, {
          method: "POST",
          headers,
          body,
          signal,
        });
        if (response.ok) setFound((await response.json()) as CounterpartsFound);
      } catch {
        // No network, or a newer question: what stands there stays.
      }
    };
    const plan = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    plan();
    form.addEventListener("input", plan);
    return () => {
      clearTimeout(timer);
      control?.abort();
      form.removeEventListener("input", plan);
    };
  }, []);
  return (
    <section ref={place} aria-label={words.title} aria-live="polite" className="no-print empty:hidden">
      {found &&
        (found.firms > 0 ? (
          <Found found={found} listingPath={listingPath} words={words} />
        ) : (
          <p className="text-ink-2">{words.none}</p>
        ))}
    </section>
  );
}

function Found({ found, listingPath, words }: { found: CounterpartsFound } & Pick<Props, "listingPath" | "words">) {
  const count = found.more ? words.more.replace("{count}", String(found.firms)) : String(found.firms);
  const spread = found.regions.map(({ region, firms }) =>
    words.region.replace("{region}", words.regionNames[region] ?? region).replace("{count}", String(firms)),
  );
  return (
    <div className="border-l-4 border-ok bg-card px-4 py-3">
      <p className="font-semibold">
        {(found.sure ? words.found : words.maybe).replace("{count}", count)}
        {words.regions.replace("{regions}", spread.join(words.separator))}
      </p>
      <ul className="mt-2 space-y-2">
        {found.samples.map(({ code, title, region, organization, reasons }) => (
          <li key={code}>
            <a className="link inline-block pt-1" href={`${listingPath}${code}`} target="_blank" rel="noopener">
              {title}
            </a>
            <p className="text-sm text-ink-2">
              {words.regionNames[region] ?? region} · {organization ?? words.anonymous}
            </p>
            {reasons.map(({ text, mine, theirs }) => (
              <p key={text} className="text-sm text-ink-2">
                {text}
                {mine !== null && theirs !== null && (
                  <span className="block text-ink-3">{words.quote.replace("{mine}", mine).replace("{theirs}", theirs)}</span>
                )}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
