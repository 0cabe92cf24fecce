"use client";

import { createContext, useContext } from "react";
import type { ActionState } from "#lib/actions/state.ts";

/** What the fields of a form need to know of it: the prefix of their ids and the last answer. */
export type FormContextValue = { formId: string; state: ActionState };

/** Set by `<ActionForm>`; fields outside one show what their props say. */
export const FormContext = createContext<FormContextValue | null>(null);

const unindexed = (path: string): string => path.replace(/(\.\d+)+$/, "");

/** The id of the control named `name`; errors of its list items (`keywords.2`) lead to it too. */
export function controlId(formId: string, name: string): string {
  return `${formId}-${unindexed(name).replaceAll(".", "-")}`;
}

/** What a control shows: its ids, its error, and the values typed before a refused submission. */
export type ControlState = {
  id: string;
  hintId: string;
  errorId: string;
  /** Null when there is nothing to complain about. */
  error: string | null;
  /** What was typed; undefined when the form has not been refused, then the default value holds. */
  typed: string[] | undefined;
  /** Changes with each answer: as a React key it makes the browser take over new default values. */
  round: string;
};

/** The state of the control named `name` within its form; `ownError` is what the page knew before the form was sent. */
export function useControl(name: string, ownError?: string): ControlState {
  const form = useContext(FormContext);
  const id = controlId(form?.formId ?? "f", name);
  const state = form?.state ?? null;
  const found = state?.errors.filter(({ path }) => path === name || unindexed(path) === name) ?? [];
  const raw = state && !state.ok ? (state.values[name] ?? []) : undefined;
  return {
    id,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    error: state ? found.map(({ message }) => message).join(" ") || null : (ownError ?? null),
    typed: raw === undefined ? undefined : Array.isArray(raw) ? raw : [raw],
    round: state?.nonce ?? "0",
  };
}
