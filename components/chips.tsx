import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

const shape = "inline-flex min-h-9 items-center gap-1.5 rounded-ledger border px-2.5 py-1 text-sm";

/** A word on a small plate: a keyword, a qualification. */
export function Chip({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={cx("inline-flex items-center rounded-ledger border border-rule bg-wash px-2 py-0.5 text-sm", className)}>
      {children}
    </span>
  );
}

/** Words in a row. */
export function Chips({ items, lang }: { items: readonly ReactNode[]; lang?: string | undefined }) {
  return (
    <ul lang={lang} className="flex flex-wrap gap-2">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words without state, in a fixed order
        <li key={at}>
          <Chip>{item}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** A filter as a link: its address carries the whole state of the list. `count` is what a press would show. */
export function FilterLink({
  href,
  active,
  count,
  children,
}: {
  href: string;
  active?: boolean;
  count?: number;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      rel="nofollow"
      aria-current={active ? "true" : undefined}
      className={cx(shape, active ? "border-brand bg-brand text-on-brand" : "border-rule bg-card text-ink hover:border-brand")}
    >
      {children}
      {count !== undefined && <span className={active ? "" : "text-ink-3"}>{count}</span>}
    </Link>
  );
}

/** A filter in force, with its own way out. `label` tells what a press removes. */
export function RemoveFilterLink({ href, label, children }: { href: string; label: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      rel="nofollow"
      aria-label={label}
      className={cx(shape, "border-brand bg-card text-brand hover:bg-wash")}
    >
      {children}
      <span aria-hidden="true">×</span>
    </Link>
  );
}
