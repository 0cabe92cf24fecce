import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** One event: when, what, and whatever was said. `done: false` is a step still to come. */
export type TimelineItem = { key: string; time?: string; dateTime?: string; title: ReactNode; body?: ReactNode; done?: boolean };

/** Events in order, on a thread; steps to come are hollow. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string }) {
  return (
    <ol aria-label={label} className="ml-1.5 border-l-2 border-rule pl-5">
      {items.map(({ key, time, dateTime, title, body, done = true }) => (
        <li key={key} className="relative pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className={cx(
              "absolute -left-[1.7rem] top-2 size-3 rounded-ledger border-2 [print-color-adjust:exact]",
              done ? "border-brand bg-brand" : "border-rule-strong bg-paper",
            )}
          />
          <p className={done ? "font-medium" : "text-ink-3"}>{title}</p>
          {time && (
            <time dateTime={dateTime} className="text-sm text-ink-3">
              {time}
            </time>
          )}
          {body && <div className="mt-1 text-ink-2">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
