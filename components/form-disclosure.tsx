"use client";

import { type ReactNode, useContext } from "react";
import { Disclosure } from "#components/disclosure.tsx";
import { FormContext } from "#components/form-context.tsx";

/**
 * The folded part of a form; open when the form was refused, so that the errors at its fields are seen, also without JavaScript,
 * or when the page says that there is something in it.
 */
export function FormDisclosure({ summary, open = false, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  const form = useContext(FormContext);
  const refused = form?.state ? !form.state.ok : false;
  return (
    <Disclosure summary={summary} open={refused || open || undefined}>
      {children}
    </Disclosure>
  );
}
