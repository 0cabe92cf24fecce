"use client";

import { useEffect, useRef, useState } from "react";

/** One line of the API's answer (GET /api/v1/suggestions). */
export type Suggestion = { kind: "CHAIN" | "WORD" | "FIRM"; text: string; path: string; count?: number };

/** A pause in typing after which it is worth asking. */
const PAUSE_MS = 160;
/** Answers kept while the field is in use: going back a letter asks nobody. */
const MOST_KEPT = 50;

async function ask(typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const answer = await fetch(`/api/v1/suggestions?${new URLSearchParams({ q: typed, lang: document.documentElement.lang })}`, {
    signal,
  });
  // Too many questions, or no service: the field remains an ordinary search.
  if (!answer.ok) return [];
  return ((await answer.json()) as { items: Suggestion[] }).items;
}

/** What the server suggests for a text; null while nothing is known of it. An empty text has no suggestions. */
export function useSuggestions(typed: string): Suggestion[] | null {
  const known = useRef(new Map<string, Suggestion[]>());
  const [answer, setAnswer] = useState<{ typed: string; items: Suggestion[] } | null>(null);
  useEffect(() => {
    const kept = known.current.get(typed);
    if (typed === "" || kept) {
      setAnswer({ typed, items: kept ?? [] });
      return;
    }
    const asking = new AbortController();
    const pause = setTimeout(() => {
      ask(typed, asking.signal).then(
        (items) => {
          if (known.current.size >= MOST_KEPT) known.current.clear();
          known.current.set(typed, items);
          setAnswer({ typed, items });
        },
        // Cut off by the next letter, or the network is away: what stands there stays.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asking.abort();
    };
  }, [typed]);
  return answer?.typed === typed ? answer.items : null;
}
