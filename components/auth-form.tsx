import type { ReactNode } from "react";
import { currentCsrfToken } from "#lib/auth/form-cookies.ts";

/** A plain form posted to next-auth: it works without JavaScript, and a whole new page follows it. */
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
      {children}
    </form>
  );
}
