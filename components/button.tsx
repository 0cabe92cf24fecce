import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "#components/cx.ts";

type Look = "primary" | "secondary" | "quiet" | "danger";

const shape =
  "inline-flex min-h-11 items-center gap-2 rounded-ledger py-2 text-base font-medium leading-6 text-center transition-colors duration-150 disabled:opacity-60 disabled:cursor-progress";
const looks: Record<Look, string> = {
  primary: "justify-center px-5 bg-brand text-on-brand hover:bg-brand-strong",
  secondary: "justify-center px-5 border border-brand bg-card text-brand hover:bg-wash",
  quiet: "link min-w-11 justify-start",
  danger: "justify-center px-5 border border-err bg-card text-err hover:bg-wash",
};

/** The classes of a button, for the rare element that cannot be one of the two below. */
export function buttonClass(look: Look = "primary", className?: string): string {
  return cx(shape, looks[look], className);
}

/** A button; of type `button` unless said, so that it never submits a form by accident. */
export function Button({ look = "primary", className, type = "button", ...rest }: ComponentProps<"button"> & { look?: Look }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  look = "primary",
  className,
  prefetch = false,
  ...rest
}: ComponentProps<typeof Link> & { look?: Look }) {
  return <Link prefetch={prefetch} className={buttonClass(look, className)} {...rest} />;
}
