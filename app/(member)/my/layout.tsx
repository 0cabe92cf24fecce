import type { ReactNode } from "react";
import { DeskNav } from "#components/desk-nav.tsx";
import { type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

const places = [
  ["/my", "site.deskOverview"],
  ["/my/listings", "site.deskListings"],
  ["/my/matches", "matching.myMatchesTitle"],
  ["/my/interests", "site.deskInterests"],
  ["/my/organization", "site.deskOrganization"],
  ["/my/settings", "site.deskSettings"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** The frame of a member's desk: navigation only. Each page asks for the sign-in itself. */
export default async function MyLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();
  return (
    <>
      <DeskNav
        label={t(locale, "site.my")}
        items={places.map(([path, key]) => ({ href: localePath(locale, path), label: t(locale, key), exact: path === "/my" }))}
      />
      {children}
    </>
  );
}
