"use client";

import { createContext, type ReactNode, useContext } from "react";

/** The few words that every form needs in the browser; `{count}` stands for a number. */
export type FormWords = {
  sending: string;
  formHasErrors: string;
  formFailed: string;
  required: string;
  optional: string;
  errorMark: string;
};

const WordsContext = createContext<FormWords | null>(null);

/** Hands the words of the page's language to client components; the root layout fills it. */
export function WordsProvider({ words, children }: { words: FormWords; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** @throws {Error} outside the root layout. */
export function useWords(): FormWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords() needs the WordsProvider of the root layout");
  return words;
}
