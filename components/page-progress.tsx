"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useWords } from "#components/words.tsx";

/** Below this a page is simply there; only longer waits are told. */
const PATIENCE_MS = 400;

/** A soft navigation takes away what had the focus: it goes on from the page's content then, not from the top of the window. */
function useFocusKept(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
  }, [place]);
}

/** A line along the top while the next page is on its way: a soft navigation shows nothing of the browser's own. */
export function PageProgress() {
  const words = useWords();
  const place = `${usePathname()}?${useSearchParams()}`;
  const [leaving, setLeaving] = useState<string | null>(null);
  const waiting = leaving === place;
  useFocusKept(place);

  useEffect(() => {
    let timer: number | undefined;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      // Prevented by the router alone: it brings the page itself. Everything else shows the browser's own progress.
      if (!link || !event.defaultPrevented || link.origin !== window.location.origin) return;
      if (link.pathname === window.location.pathname && link.search === window.location.search) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setLeaving(place), PATIENCE_MS);
    };
    window.addEventListener("click", onClick);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("click", onClick);
      setLeaving(null);
    };
  }, [place]);

  return (
    <div aria-live="polite" className="no-print">
      {waiting && (
        <>
          <div className="page-progress" />
          <span className="sr-only">{words.opening}</span>
        </>
      )}
    </div>
  );
}
