import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";

/** Something folded away in the flow of the page, that opens without JavaScript: a reason form behind 退回修改. */
export function Disclosure({
  summary,
  children,
  open,
  look = "line",
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  look?: "line" | "button";
  className?: string;
}) {
  return (
    <details open={open} className={cx("group", className)}>
      <summary
        className={cx(
          "flex min-h-11 items-center gap-2 font-medium",
          look === "button" ? "w-fit rounded-ledger border border-brand bg-card px-4 text-brand" : "text-link",
        )}
      >
        <Icon name="chevron" className="size-4 transition-transform duration-150 group-open:rotate-180" />
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
