"use client";

import { type ReactNode, useActionState, useEffect, useId, useMemo, useRef } from "react";
import { cx } from "#components/cx.ts";
import { focusFirstFault } from "#components/first-fault.ts";
import { controlId, FormContext } from "#components/form-context.tsx";
import { Notice } from "#components/notice.tsx";
import { useWords } from "#components/words.tsx";
import type { ActionState } from "#lib/actions/state.ts";
import { typedValues } from "#lib/actions/typed-values.ts";

/** A server action made by `defineAction`. */
export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/**
 * A form over a server action. Works before and without JavaScript (the page is then rendered again with the answer);
 * with it, the answer is announced, the focus goes to the first field with an error or else to the answer (the pressed button was
 * out of use meanwhile), and what was typed stays in the fields.
 */
export function ActionForm({
  action,
  children,
  className,
  label,
  id,
}: {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Accessible name, needed when a page holds more than one form. */
  label?: string;
  /** Begins the ids of its controls, where other parts of the page lead to them; a form alone of its kind on the page. */
  id?: string;
}) {
  const words = useWords();
  const [state, submit, pending] = useActionState(useReachable(action, words.unreachable), null);
  const ownId = useId();
  const formId = id ?? ownId;
  return (
    <form action={submit} aria-label={label} aria-busy={pending} className={cx("space-y-6", className)} noValidate>
      <Answer formId={formId} state={state} />
      <FormContext value={{ formId, state }}>{children}</FormContext>
    </form>
  );
}

/**
 * The action, answering when the server could not be reached instead of taking the page down with what was typed. On the server
 * it is the action itself: a wrapped one could not be posted to without JavaScript.
 */
function useReachable(action: FormAction, unreachable: string): FormAction {
  return useMemo(() => {
    if (typeof window === "undefined") return action;
    return async (previous, form) => {
      try {
        return await action(previous, form);
      } catch (error) {
        // What Next.js throws to go somewhere else, and faults of the page itself, are not ours.
        if (!(error instanceof TypeError) || !NOT_REACHED.test(error.message)) throw error;
        return { ok: false, message: unreachable, errors: [], values: typedValues(form), nonce: crypto.randomUUID() };
      }
    };
  }, [action, unreachable]);
}

/** How Chromium, Firefox and Safari say that a request never arrived. */
const NOT_REACHED = /failed to fetch|networkerror|load failed|network connection|offline/i;

function Answer({ formId, state }: { formId: string; state: ActionState }) {
  const words = useWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = summary.current?.closest("form");
    if (state && !state.ok && form && focusFirstFault(form)) return;
    if (state) summary.current?.focus();
  }, [state]);
  if (!state) return null;
  if (state.ok) {
    return state.message ? (
      <Notice kind="ok" ref={summary} tabIndex={-1}>
        {state.message}
      </Notice>
    ) : null;
  }
  const atFields = state.errors.filter(({ path }) => path !== "");
  const title =
    state.message ?? (atFields.length > 0 ? words.formHasErrors.replace("{count}", String(atFields.length)) : words.formFailed);
  return (
    <Notice kind="err" title={title} ref={summary} tabIndex={-1}>
      {state.errors.length > 0 && (
        <ul className="space-y-1">
          {state.errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path === "" ? (
                message
              ) : (
                <a className="link text-err" href={`#${controlId(formId, path)}`}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {state.link && (
        <a className="link inline-block py-1" href={state.link.href}>
          {state.link.label}
        </a>
      )}
    </Notice>
  );
}
