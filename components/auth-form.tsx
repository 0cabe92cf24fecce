import type { ReactNode } from "react";
import { currentCsrfToken } from "#lib/auth/form-cookies.ts";
import { currentLocale } from "#lib/i18n/current.ts";

/** A plain form posted to next-auth: it works without JavaScript, and a whole new page follows it, in the language of this one. */
export async function AuthForm({
  to,
  label,
  className,
  children,
}: {
  to: "callback/credentials" | "callback/link" | "signout";
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={`/api/auth/${to}`} aria-label={label} className={className}>
      <input type="hidden" name="csrfToken" value={(await currentCsrfToken()) ?? ""} />
      <input type="hidden" name="locale" value={await currentLocale()} />
      {children}
    </form>
  );
}
