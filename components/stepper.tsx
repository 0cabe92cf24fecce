import { cx } from "#components/cx.ts";

/** One screen of a task; `href` leads back to one that is done. */
export type Step = { label: string; href?: string };

/** Where a task of several screens stands: done, here, still to come, told by sign and word. `current` counts from 0. */
export function Stepper({
  steps,
  current,
  label,
  doneLabel,
}: {
  steps: readonly Step[];
  current: number;
  label: string;
  /** Read out with a step that is done: 已完成. */
  doneLabel: string;
}) {
  return (
    <nav aria-label={label}>
      <ol className="flex">
        {steps.map(({ label: text, href }, at) => {
          const done = at < current;
          const here = at === current;
          const body = (
            <>
              <span
                aria-hidden="true"
                className={cx(
                  "grid size-7 shrink-0 place-items-center rounded-ledger border-2 font-display text-base font-bold leading-none",
                  done && "border-brand bg-brand text-on-brand",
                  here && "border-brand bg-card text-brand",
                  !done && !here && "border-rule-strong text-ink-3",
                )}
              >
                {done ? "✓" : at + 1}
              </span>
              <span>
                {text}
                {done && <span className="sr-only"> ({doneLabel})</span>}
              </span>
            </>
          );
          const shape = "flex min-h-11 flex-wrap items-center gap-x-2 py-2";
          return (
            <li
              key={text}
              className={cx(
                "flex-1 border-t-[3px] pr-3 text-sm sm:text-base",
                done || here ? "border-brand" : "border-rule",
                here ? "font-semibold" : "text-ink-2",
              )}
            >
              {done && href ? (
                <a href={href} className={cx(shape, "text-link underline underline-offset-4")}>
                  {body}
                </a>
              ) : (
                <span aria-current={here ? "step" : undefined} className={shape}>
                  {body}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
