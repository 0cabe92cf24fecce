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
  status,
  note,
  heading: Heading = "h3",
  compact = false,
}: {
  href: string;
  seal: ReactNode;
  title: ReactNode;
  facts: readonly ReactNode[];
  figures?: readonly { label: string; value: ReactNode; urgent?: boolean }[];
  /** How it stands, as a plate above the figures. */
  status?: ReactNode;
  note?: ReactNode;
  heading?: "h2" | "h3";
  /** In one line where there is room: what is too long for it is cut. */
  compact?: boolean;
}) {
  return (
    <li
      className={cx(
        "relative grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-b border-rule hover:bg-wash sm:gap-x-4 md:grid-cols-[auto_1fr_auto]",
        compact ? "py-1.5 md:items-center md:gap-x-4" : "py-3 md:gap-x-6",
      )}
    >
      <div className={compact ? undefined : "pt-1"}>{seal}</div>
      <div className={cx("flex min-w-0 flex-col", compact && "md:flex-row md:items-baseline md:gap-4 md:whitespace-nowrap")}>
        <Heading
          className={cx("font-display font-semibold", compact ? "text-base md:max-w-2/3 md:shrink-0 md:truncate" : "text-lg")}
        >
          <Link href={href} prefetch={false} className="text-ink after:absolute after:inset-0 hover:underline underline-offset-4">
            {title}
          </Link>
        </Heading>
        <Facts facts={facts} className={compact ? "md:min-w-0 md:flex-1" : undefined} />
        {note && <div className="relative">{note}</div>}
      </div>
      {(status || figures.length > 0) && (
        <div className="col-start-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm md:col-start-3 md:min-w-36 md:flex-col md:items-end md:justify-center">
          {status}
          {figures.length > 0 && <Figures figures={figures} />}
        </div>
      )}
    </li>
  );
}

function Figures({ figures }: { figures: readonly { label: string; value: ReactNode; urgent?: boolean }[] }) {
  return (
    <dl className="flex flex-wrap gap-x-5 md:flex-col md:items-end md:gap-y-0.5">
      {figures.map(({ label, value, urgent }) => (
        <div key={label} className="flex gap-1.5">
          <dt className="whitespace-nowrap text-ink-3">{label}</dt>
          <dd className={urgent ? "font-semibold text-jing" : "text-ink"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each fact carries its dot in front of it, in a margin of its own that its further lines keep free. */
const FACT =
  "inline-block pl-4 before:-ml-4 before:inline-block before:w-4 before:text-center before:text-ink-3 before:content-['·']";

/**
 * Short facts in one line, parted by middle dots. The dot of a fact that begins a line lies beyond the edge of the list,
 * where it is cut off: no line begins or ends with one. The inch around leaves room for the ring of a focused link.
 */
export function Facts({ facts, className }: { facts: readonly ReactNode[]; className?: string }) {
  return (
    <div className={cx("-m-1 overflow-hidden p-1 text-sm text-ink-2", className)}>
      <ul className="-ml-4">
        {facts.filter(Boolean).map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a row are rendered once, in a fixed order
          <li key={at} className={FACT}>
            {fact}
          </li>
        ))}
      </ul>
    </div>
  );
}
