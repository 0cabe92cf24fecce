"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Reads the page anew every so many seconds while it is looked at; what has the focus and where the page stands are kept, which a
 * reload by the document itself would lose. Without JavaScript the document reloads.
 */
export function KeepFresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1_000);
    return () => window.clearInterval(timer);
  }, [router, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
