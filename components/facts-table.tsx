import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** One line of the head of a document. */
export type Fact = { label: string; value: ReactNode; wide?: boolean };

/** The head of a document as public offices set it: names and values in a ruled table, two pairs in a line on wide screens. */
export function FactsTable({ facts, columns = 2, label }: { facts: readonly Fact[]; columns?: 1 | 2; label?: string }) {
  return (
    <dl aria-label={label} className={cx("grid border-t border-rule-strong", columns === 2 && "md:grid-cols-2 md:gap-x-8")}>
      {facts.map(({ label: name, value, wide }) => (
        // Names stand above their values where large type leaves no room for both in a line.
        <div key={name} className={cx("flex flex-wrap gap-x-3 border-b border-rule py-2", wide && "md:col-span-full")}>
          <dt className="w-[7em] text-ink-3">{name}</dt>
          <dd className="min-w-0 flex-[1_1_8em]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
