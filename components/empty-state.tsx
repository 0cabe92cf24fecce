import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { UnjoinedThread } from "#components/thread.tsx";

/** Nothing here: the unjoined thread, one sentence, at most one action. */
export function EmptyState({
  title,
  children,
  action,
  atStart = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** In line with the heading above it: where it is the whole page. */
  atStart?: boolean;
}) {
  return (
    <div className={cx("flex flex-col gap-4", atStart ? "items-start pb-12 pt-4" : "items-center px-4 py-10 text-center")}>
      <UnjoinedThread className={cx("h-24 w-56", atStart && "-ml-4")} />
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-measure text-ink-2">{children}</div>}
      {action}
    </div>
  );
}
