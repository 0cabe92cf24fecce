"use client";

import { createContext, type ReactNode, useContext } from "react";

/** The few words that every page needs in the browser; `{count}` stands for a number. */
export type PageWords = {
  sending: string;
  formHasErrors: string;
  formFailed: string;
  unreachable: string;
  restored: string;
  required: string;
  optional: string;
  errorMark: string;
  close: string;
  /** Said while the next page is on its way. */
  opening: string;
  comboboxNone: string;
  comboboxCount: string;
  /** The page shown in place of one that failed; `{digest}` stands for the number of the log entry. */
  crash: { title: string; text: string; textPlain: string; retry: string; home: string; homePath: string };
};

const WordsContext = createContext<PageWords | null>(null);

/** Hands the words of the page's language to client components; the root layout fills it. */
export function WordsProvider({ words, children }: { words: PageWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** @throws {Error} outside the root layout. */
export function useWords(): PageWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords() needs the WordsProvider of the root layout");
  return words;
}
