"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** Stands last in a row of links that scrolls sideways: brings the link of the present place into sight. */
export function KeepInSight() {
  const path = usePathname();
  const mark = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place in the row
  useEffect(() => {
    const row = mark.current?.parentElement;
    const here = row?.querySelector("[aria-current]");
    if (!row || !here) return;
    const [frame, link] = [row.getBoundingClientRect(), here.getBoundingClientRect()];
    // Only sideways: scrollIntoView would move the page as well.
    if (link.right > frame.right || link.left < frame.left) row.scrollLeft += link.left - frame.left - 48;
  }, [path]);
  return <span ref={mark} hidden />;
}
