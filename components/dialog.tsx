"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Icon } from "#components/icon.tsx";
import { useWords } from "#components/words.tsx";

const openerId = (id: string): string => `${id}-opener`;

/** The link that opens the dialog `id`: by its address without JavaScript, in place with it. */
export function DialogOpener({
  id,
  look = "secondary",
  className,
  children,
}: {
  id: string;
  look?: "primary" | "secondary" | "quiet" | "danger";
  className?: string;
  children: ReactNode;
}) {
  return (
    <a id={openerId(id)} href={`#${id}`} aria-haspopup="dialog" className={buttonClass(look, className)}>
      {children}
    </a>
  );
}

/** Leaves the dialog `id` without doing anything: 取消. */
export function DialogCloser({
  id,
  look = "quiet",
  children,
}: {
  id: string;
  look?: "secondary" | "quiet";
  children: ReactNode;
}) {
  return (
    <a href={`#${openerId(id)}`} className={buttonClass(look)}>
      {children}
    </a>
  );
}

/**
 * Something to settle before going on, over the page: in the middle, or as a `sheet` from the foot of the screen. The browser's
 * own <dialog>: it keeps the focus within, closes on Escape and a press beside it, and gives the focus back to its opener.
 */
export function Dialog({
  id,
  title,
  sheet = false,
  open = false,
  className,
  children,
}: {
  id: string;
  title: string;
  sheet?: boolean;
  /** Opens by itself once the page is live: for a question that must be answered now. */
  open?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || typeof dialog.showModal !== "function") return;
    dialog.dataset.live = "";
    let opener: HTMLElement | null = null;
    const show = () => {
      if (!dialog.open) dialog.showModal();
    };
    const onClick = (event: MouseEvent) => {
      const { target } = event;
      if (target === dialog) return dialog.close();
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;
      const place = link?.getAttribute("href");
      if (!link || (place !== `#${id}` && !(dialog.open && place === `#${openerId(id)}`))) return;
      event.preventDefault();
      if (place !== `#${id}`) return dialog.close();
      opener = link;
      show();
    };
    // Safari does not focus a link that is pressed, so the browser alone would give the focus back to nobody.
    const onClose = () => opener?.focus();
    document.addEventListener("click", onClick);
    dialog.addEventListener("close", onClose);
    // Opened by its address before the page was live.
    if (open || window.location.hash === `#${id}`) show();
    return () => {
      document.removeEventListener("click", onClick);
      dialog.removeEventListener("close", onClose);
    };
  }, [id, open]);

  return (
    <dialog ref={ref} id={id} aria-labelledby={`${id}-title`} className={cx("overlay", sheet && "overlay-sheet", className)}>
      <div className="flex items-center justify-between gap-4 border-b border-rule pl-4">
        <h2 id={`${id}-title`} className="text-xl">
          {title}
        </h2>
        <a href={`#${openerId(id)}`} className="inline-flex min-h-12 items-center gap-1.5 px-4 text-link">
          <Icon name="close" className="size-4" />
          {words.close}
        </a>
      </div>
      <div className="overlay-body">{children}</div>
    </dialog>
  );
}
