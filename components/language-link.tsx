"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { isSharedPath, localeOfPath, localePath } from "#lib/i18n/paths.ts";

/**
 * The same page in the other language, with its query. An ordinary link: a soft navigation would keep the root layout and its
 * `lang`.
 *
 * @param name the other language, in that language.
 */
export function LanguageLink({ name }: { name: string }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  if (isSharedPath(path)) return null;
  const other = localeOfPath(path) === "en" ? "zh-CN" : "en";
  return (
    <a
      href={`${localePath(other, path)}${query && `?${query}`}`}
      lang={other}
      hrefLang={other}
      className="inline-flex min-h-11 items-center px-2 font-semibold text-brand underline-offset-4 hover:underline desk:min-h-9"
    >
      {name}
    </a>
  );
}
