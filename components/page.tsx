import type { ReactNode } from "react";
import { cx } from "#components/cx.ts";

/** The column every page stands in. */
export function Page({
  children,
  width = "page",
  className,
}: {
  children: ReactNode;
  width?: "page" | "form";
  className?: string;
}) {
  return (
    <div className={cx("mx-auto w-full px-4 pb-16 pt-6 sm:px-6", width === "form" ? "max-w-form" : "max-w-page", className)}>
      {children}
    </div>
  );
}

/** The heading of a page: what stands above it, its one h1, a sentence, its actions. */
export function PageHeading({
  title,
  above,
  intro,
  actions,
}: {
  title: ReactNode;
  above?: ReactNode;
  intro?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mb-6 space-y-2">
      {above}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 space-y-2">
          <h1 className="text-3xl sm:text-4xl">{title}</h1>
          {intro && <div className="max-w-measure text-pretty text-ink-2">{intro}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-x-5 gap-y-3">{actions}</div>}
      </div>
    </div>
  );
}

/** A part of a page under its own heading and rule. */
export function Section({
  title,
  id,
  aside,
  children,
  className,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} className={cx("mt-8 scroll-mt-4 first:mt-0", className)}>
      {/* As high with something at the right as without, so that the rules of neighbours stand in one line. */}
      <div className="mb-2 flex min-h-11 flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-2xl">{title}</h2>
        {aside && <div className="text-sm text-ink-2">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
