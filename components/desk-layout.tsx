import type { ReactNode } from "react";
import { currentReader } from "#components/account-links.tsx";
import { DeskNav } from "#components/desk-nav.tsx";
import { deskPlaces } from "#components/desk-places.ts";
import { currentLocale } from "#lib/i18n/current.ts";

/** The frame of a desk: navigation only. Each page asks for the sign-in and the role itself. */
export async function DeskLayout({ children }: { children: ReactNode }) {
  const { label, items } = deskPlaces(await currentLocale(), await currentReader());
  return (
    <>
      <DeskNav label={label} items={items} />
      {children}
    </>
  );
}
