import type { ReactNode } from "react";
import { DeskNav } from "#components/desk-nav.tsx";
import { type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";

const places = [
  ["/staff", "site.deskOverview"],
  ["/staff/review", "site.deskReview"],
  ["/staff/intake", "site.deskIntake"],
  ["/staff/organizations", "site.deskOrganizations"],
  ["/staff/interests", "site.deskInterests"],
  ["/staff/editions", "site.deskEditions"],
  ["/staff/reports", "site.deskReports"],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** The frame of the staff's desk: navigation only. Each page asks for the sign-in and the role itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const locale = await currentLocale();
  return (
    <>
      <DeskNav
        label={t(locale, "site.staffDesk")}
        items={places.map(([path, key]) => ({ href: localePath(locale, path), label: t(locale, key), exact: path === "/staff" }))}
      />
      {children}
    </>
  );
}
