"use client";

import { useCallback, useEffect, useState } from "react";
import type { ActionState } from "#lib/actions/state.ts";

type Values = NonNullable<ActionState>["values"];

const MINUTES_KEPT = 30;
const nameOf = (form: string): string => `jjj.unsent.${location.pathname} ${form}`;

/** The window may refuse to keep anything: the form then stands as it is drawn. */
function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function read(form: string): Values | null {
  const found = quietly(
    () => JSON.parse(sessionStorage.getItem(nameOf(form)) ?? "null") as { at: number; values: Values } | null,
  );
  return found && Date.now() - found.at < MINUTES_KEPT * 60_000 ? found.values : null;
}

/**
 * What stood in a form when its answer was that the sign-in had ended: kept in this window, and in the fields again once the page is
 * back after signing in, until the form is sent. `isOwn`: the form keeps its typing by itself.
 */
export function useUnsent(state: ActionState, form: string, isOwn: boolean) {
  const [kept, setKept] = useState<ActionState>(null);
  useEffect(() => {
    const values = isOwn ? null : read(form);
    if (values) setKept({ ok: false, message: null, errors: [], values, nonce: "unsent" });
  }, [form, isOwn]);
  useEffect(() => {
    if (isOwn || !state?.signedOut) return;
    const { values } = state;
    quietly(() => sessionStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), values })));
  }, [state, form, isOwn]);
  const forget = useCallback(() => void quietly(() => sessionStorage.removeItem(nameOf(form))), [form]);
  return { shown: state ?? kept, isRestored: state === null && kept !== null, forget };
}
