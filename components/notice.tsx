import type { ComponentProps, ReactNode } from "react";
import { cx } from "#components/cx.ts";
import { Icon, type IconName } from "#components/icon.tsx";

type Kind = "info" | "ok" | "warn" | "err";

const looks: Record<Kind, { edge: string; text: string; icon: IconName }> = {
  info: { edge: "border-jin", text: "text-jin", icon: "info" },
  ok: { edge: "border-ok", text: "text-ok", icon: "check" },
  warn: { edge: "border-warn", text: "text-warn", icon: "warning" },
  err: { edge: "border-err", text: "text-err", icon: "cross" },
};

type Props = Omit<ComponentProps<"div">, "title"> & {
  kind?: Kind;
  title?: ReactNode /** What to do about it: at the right where there is room. */;
  action?: ReactNode;
};

/** A message in the flow of the page: read out at once when it is an error, politely otherwise. Never by colour alone. */
export function Notice({ kind = "info", title, action, children, className, ...rest }: Props) {
  const look = looks[kind];
  return (
    <div
      role={kind === "err" ? "alert" : "status"}
      className={cx("flex gap-3 rounded-ledger border border-l-4 bg-card px-4 py-3", look.edge, className)}
      {...rest}
    >
      <Icon
        name={look.icon}
        className={cx("mt-1 size-5 shrink-0", action !== undefined && "sm:mt-0 sm:self-center", look.text)}
      />
      <div className={cx("min-w-0", action !== undefined && "flex grow flex-wrap items-center justify-between gap-x-6 gap-y-2")}>
        <div className="min-w-0 space-y-1">
          {title && <p className={cx("font-semibold", look.text)}>{title}</p>}
          {children}
        </div>
        {action}
      </div>
    </div>
  );
}
