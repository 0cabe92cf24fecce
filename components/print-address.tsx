"use client";

import { usePathname } from "next/navigation";

/** On paper only: where this page stands, so that the addresses after its links can be completed. */
export function PrintAddress({ origin }: { origin: string }) {
  return <p className="hidden px-4 text-sm print:block">{`${origin}${usePathname()}`}</p>;
}
