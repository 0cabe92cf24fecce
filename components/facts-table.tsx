import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** One line of the head of a document. */
export type Fact = { label: string; value: ReactNode; wide?: boolean };

/** The head of a document as public offices set it: names and values in a ruled table, two pairs in a line on wide screens. */
export function FactsTable({ facts, columns = 2, label }: { facts: readonly Fact[]; columns?: 1 | 2; label?: string }) {
  const alone = columns === 2 ? leftAlone(facts) : new Set<number>();
  return (
    <dl aria-label={label} className={cx("grid border-t border-rule-strong", columns === 2 && "md:grid-cols-2 md:gap-x-8")}>
      {facts.map(({ label: name, value, wide }, at) => (
        // Names stand above their values where large type leaves no room for both in a line.
        <div
          key={name}
          className={cx("flex flex-wrap gap-x-3 border-b border-rule py-2", (wide || alone.has(at)) && "md:col-span-full")}
        >
          <dt className="w-[7em] text-ink-3 md:w-[8em]">{name}</dt>
          <dd className="min-w-0 flex-[1_1_8em]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The pairs without a neighbour: they take the whole line, so that no ruled table has a hole. */
function leftAlone(facts: readonly Fact[]): Set<number> {
  const alone = new Set<number>();
  let isSecond = false;
  facts.forEach(({ wide }, at) => {
    if (wide || isSecond) isSecond = false;
    else if (at + 1 === facts.length || facts[at + 1]?.wide) alone.add(at);
    else isSecond = true;
  });
  return alone;
}
