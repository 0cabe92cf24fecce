"use client";

import { type ReactNode, useContext } from "react";
import { Disclosure } from "#components/disclosure.tsx";
import { FormContext } from "#components/form-context.tsx";

/** The folded part of a form; open when the form was refused, so that the errors at its fields are seen, also without JavaScript. */
export function FormDisclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const form = useContext(FormContext);
  const refused = form?.state ? !form.state.ok : false;
  return (
    <Disclosure summary={summary} open={refused || undefined}>
      {children}
    </Disclosure>
  );
}
