"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { localeOfPath } from "#lib/i18n/paths.ts";

/** A link of a navigation that knows whether it leads to the current part of the site. `exact`: only to the page itself. */
export function NavLink({
  href,
  exact = false,
  className,
  currentClassName,
  otherClassName,
  children,
}: {
  href: string;
  exact?: boolean;
  className: string;
  /** Added on the current place, `otherClassName` on every other one. */
  currentClassName: string;
  otherClassName?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const current = exact ? path === href : path === href || path.startsWith(`${href}/`);
  const attributes = {
    href,
    "aria-current": current ? ("page" as const) : undefined,
    className: cx(className, current ? currentClassName : otherClassName),
  };
  // A soft navigation keeps the root layout, and with it the language of header and page.
  if (localeOfPath(path) !== localeOfPath(href)) return <a {...attributes}>{children}</a>;
  return (
    <Link {...attributes} prefetch={false}>
      {children}
    </Link>
  );
}
