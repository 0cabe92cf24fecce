import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** A list set like a ledger: thin rules, no boxes. Its children are `<LedgerRow>`. */
export function Ledger({ children, label, className }: { children: ReactNode; label?: string; className?: string }) {
  return (
    <ol aria-label={label} className={cx("border-t border-rule-strong", className)}>
      {children}
    </ol>
  );
}

/**
 * One row: seal, title with a line of facts below, figures at the right (below on phones).
 * The whole row can be pressed; only the title is the link that is read out.
 */
export function LedgerRow({
  href,
  seal,
  title,
  facts,
  figures = [],
  note,
  heading: Heading = "h3",
}: {
  href: string;
  seal: ReactNode;
  title: ReactNode;
  facts: readonly ReactNode[];
  figures?: readonly { label: string; value: ReactNode; urgent?: boolean }[];
  note?: ReactNode;
  heading?: "h2" | "h3";
}) {
  return (
    <li className="relative grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-b border-rule py-3.5 hover:bg-wash sm:gap-x-4 md:grid-cols-[auto_1fr_auto]">
      <div className="pt-1">{seal}</div>
      <div className="min-w-0">
        <Heading className="font-display text-lg font-semibold">
          <Link href={href} prefetch={false} className="text-ink after:absolute after:inset-0 hover:underline underline-offset-4">
            {title}
          </Link>
        </Heading>
        <Facts facts={facts} />
        {note && <div className="relative mt-1">{note}</div>}
      </div>
      {figures.length > 0 && (
        <dl className="col-start-2 flex flex-wrap gap-x-5 text-sm md:col-start-3 md:w-56 md:flex-col md:items-end md:justify-center md:gap-y-0.5">
          {figures.map(({ label, value, urgent }) => (
            <div key={label} className="flex gap-1.5">
              <dt className="whitespace-nowrap text-ink-3">{label}</dt>
              <dd className={urgent ? "font-semibold text-jing" : "text-ink"}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** The dot hangs on by unbreakable spaces; raw, because Tailwind reads the class as it is written here. */
const FACT = String.raw`mr-1.5 inline-block after:text-ink-3 after:content-['\00a0\00a0·'] last:mr-0 last:after:content-none`;

/** Short facts in one line, parted by middle dots; a dot keeps to the word before it and never begins a line. */
export function Facts({ facts, className }: { facts: readonly ReactNode[]; className?: string }) {
  return (
    <ul className={cx("text-sm text-ink-2", className)}>
      {facts.filter(Boolean).map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a row are rendered once, in a fixed order
        <li key={at} className={FACT}>
          {fact}
        </li>
      ))}
    </ul>
  );
}
