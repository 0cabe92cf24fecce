"use client";

import { usePathname } from "next/navigation";
import { SearchBox, type SearchBoxWords } from "#components/search-box.tsx";

/** The search of the header; left out on the pages whose own search box says the same. */
export function HeaderSearch({ home, action, words }: { home: string; action: string; words: SearchBoxWords }) {
  const path = usePathname();
  if (path === home || path === action) return null;
  return <SearchBox action={action} words={words} compact />;
}
