"use client";

import { type ReactNode, useActionState, useEffect, useId, useMemo, useRef, useState } from "react";
import { cx } from "#components/cx.ts";
import { focusFirstFault } from "#components/first-fault.ts";
import { controlId, FormContext } from "#components/form-context.tsx";
import { Notice } from "#components/notice.tsx";
import { useUnsent } from "#components/use-unsent.ts";
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
  keepsTyping = false,
}: {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Accessible name, needed when a page holds more than one form. */
  label?: string;
  /** Begins the ids of its controls, where other parts of the page lead to them; a form alone of its kind on the page. */
  id?: string;
  /** What is typed is kept by the form itself, also over the end of a sign-in. */
  keepsTyping?: boolean;
}) {
  const words = useWords();
  const [state, submit, pending] = useActionState(useReachable(action, words.unreachable), null);
  const ownId = useId();
  const formId = id ?? ownId;
  const { shown, isRestored, forget } = useUnsent(state, label ?? formId, keepsTyping);
  return (
    <form
      action={submit}
      onSubmit={forget}
      aria-label={label}
      aria-busy={pending}
      className={cx("space-y-6", className)}
      noValidate
    >
      <Answer formId={formId} state={state} />
      {isRestored && <Restored />}
      <FormContext value={{ formId, state: shown }}>{children}</FormContext>
    </form>
  );
}

/** Said above what was typed before signing in again; a folded form opens for it. */
function Restored() {
  const words = useWords();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.closest("details")?.setAttribute("open", "");
    notice.current?.focus();
  }, []);
  return (
    <Notice kind="info" ref={notice} tabIndex={-1}>
      {words.restored}
    </Notice>
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

type NamedError = { path: string; message: string; label?: string | undefined };

/** The errors in the order of their controls on the page, each with the name of its control unless it says it itself. */
function namedErrors(formId: string, errors: readonly NamedError[]): NamedError[] {
  const placeOf = ({ path }: NamedError) => (path === "" ? null : document.getElementById(controlId(formId, path)));
  return errors
    .map((error) => {
      const control = placeOf(error) as HTMLInputElement | null;
      const name = control?.closest("fieldset")?.querySelector("legend") ?? control?.labels?.[0];
      const label = name?.textContent ?? "";
      return { ...error, label: error.message.includes(label) || control?.type === "checkbox" ? undefined : label };
    })
    .sort((a, b) => {
      const [first, second] = [placeOf(a), placeOf(b)];
      return first && second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
    });
}

function Answer({ formId, state }: { formId: string; state: ActionState }) {
  const words = useWords();
  const summary = useRef<HTMLDivElement>(null);
  const [named, setNamed] = useState<readonly NamedError[] | null>(null);
  useEffect(() => {
    setNamed(state && !state.ok ? namedErrors(formId, state.errors) : null);
    const form = summary.current?.closest("form");
    if (state && !state.ok && form && focusFirstFault(form)) return;
    if (state) summary.current?.focus();
  }, [state, formId]);
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
          {(named ?? state.errors).map(({ path, message, label }: NamedError) => (
            <li key={`${path} ${message}`}>
              {label && <span className="font-medium">{label} </span>}
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
