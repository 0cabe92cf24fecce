import { cx } from "#components/cx.ts";

/** The mark of the site: one thread joining a solid seal (supply) and an outlined one (demand). */
export function ThreadMark({ className = "h-8 w-14" }: { className?: string }) {
  return (
    <svg viewBox="0 0 56 32" width="56" height="32" aria-hidden="true" focusable="false" className={cx("shrink-0", className)}>
      <path d="M17 11c10 0 12 10 22 10" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect x="2" y="3" width="16" height="16" rx="1.5" className="fill-jing-fill" />
      <rect x="39" y="13" width="15" height="15" rx="1.5" fill="none" strokeWidth="2.5" className="stroke-jing" />
    </svg>
  );
}

/** The thread that has not yet found its other end: empty lists and missing pages. */
export function UnjoinedThread({ className = "h-24 w-56 max-w-full" }: { className?: string }) {
  return (
    <svg viewBox="0 0 224 96" width="224" height="96" aria-hidden="true" focusable="false" className={className}>
      <rect x="16" y="26" width="44" height="44" rx="2" className="fill-rule" />
      <path d="M60 48c18 0 22-20 38-18s10 26 24 22" fill="none" strokeWidth="2" strokeLinecap="round" className="stroke-ink-3" />
      <circle cx="122" cy="52" r="3" className="fill-ink-3" />
      <rect
        x="165"
        y="27"
        width="42"
        height="42"
        rx="2"
        fill="none"
        strokeWidth="2"
        strokeDasharray="5 5"
        className="stroke-ink-3"
      />
    </svg>
  );
}
