import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** One tab; `count` is shown behind the word (open tasks). */
export type NavItem = { href: string; label: string; count?: number; current?: boolean };

/** Tabs that are links, so that each view has its own address and works without JavaScript. All are in sight on a phone. */
export function SectionNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print border-b border-rule-strong">
      <ul className="flex flex-wrap gap-x-1">
        {items.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "page" : undefined}
              className={cx(
                "-mb-px flex min-h-11 items-center gap-1.5 whitespace-nowrap border-b-[3px] px-3",
                current ? "border-brand font-semibold text-brand" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && count > 0 && (
                <span className="rounded-ledger bg-wash px-1.5 text-sm text-ink">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way back: from the whole to the part. The last item is the page itself. */
export function Breadcrumb({ items, label }: { items: readonly { href?: string; label: ReactNode }[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print text-sm text-ink-2">
      <ol className="flex flex-wrap">
        {items.map(({ href, label: text }, at) => (
          <li key={href ?? at} className="after:px-1.5 after:text-ink-3 after:content-['›'] last:after:content-none">
            {href ? (
              <Link href={href} className="link inline-block py-1">
                {text}
              </Link>
            ) : (
              <span aria-current="page" className="inline-block py-1">
                {text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
