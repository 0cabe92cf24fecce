"use client";

import { type ReactNode, useState } from "react";
import { Icon } from "#components/icon.tsx";
import { useWords } from "#components/words.tsx";

/**
 * What the last press did, above the foot of the screen, with its way back (撤销) as `action`. It stays until it is closed or
 * the page left: nothing to be read or pressed vanishes by itself. `closeHref` is the same page without the message.
 */
export function Toast({ children, action, closeHref }: { children: ReactNode; action?: ReactNode; closeHref: string }) {
  const words = useWords();
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <div role="status" className="toast no-print flex items-center gap-x-3 border border-ok bg-card py-1 pl-4">
      <Icon name="check" className="size-5 shrink-0 text-ok" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 py-1.5">
        <div>{children}</div>
        {action}
      </div>
      <a
        href={closeHref}
        aria-label={words.close}
        onClick={(event) => {
          event.preventDefault();
          setClosed(true);
        }}
        className="grid size-12 shrink-0 place-items-center text-ink-2"
      >
        <Icon name="close" className="size-4" />
      </a>
    </div>
  );
}
