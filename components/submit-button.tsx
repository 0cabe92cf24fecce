"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "#components/button.tsx";
import { useWords } from "#components/words.tsx";

/**
 * The button that sends its form; out of use while the form is on its way, so that a second press sends nothing.
 * With `name` and `value` one form can have several (保存草稿, 提交审核).
 */
export function SubmitButton({ children, disabled, ...rest }: Omit<ComponentProps<typeof Button>, "type">) {
  const words = useWords();
  const { pending, data } = useFormStatus();
  const pressed = pending && (rest.name === undefined || data?.get(rest.name) === rest.value);
  return (
    <Button {...rest} type="submit" disabled={disabled || pending}>
      {pressed ? words.sending : children}
    </Button>
  );
}
