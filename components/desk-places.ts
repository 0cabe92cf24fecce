import type { BarItem } from "#components/bottom-bar.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type Actor, readsAsStaff } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";

/** Words without parameters. */
type PlaceWord = Extract<
  MessageKey,
  | `site.desk${string}`
  | `site.bar${string}`
  | "site.my"
  | "site.staffDesk"
  | "matching.myMatchesTitle"
  | "judgments.title"
  | "staff.words"
  | "ontology.title"
  | "staff.users"
  | "staff.audit"
  | "specimen.title"
  | "alerts.bar"
  | "alerts.inboxTitle"
  | "alerts.searchesPlace"
>;
type Place = readonly [path: string, label: PlaceWord];

const MEMBER: readonly Place[] = [
  ["/my", "site.deskOverview"],
  ["/my/listings", "site.deskListings"],
  ["/my/matches", "matching.myMatchesTitle"],
  ["/my/interests", "site.deskInterests"],
  ["/my/saved-searches", "alerts.searchesPlace"],
  ["/my/notifications", "alerts.inboxTitle"],
  ["/my/organization", "site.deskOrganization"],
  ["/my/settings", "site.deskSettings"],
];

const STAFF: readonly Place[] = [
  ["/staff", "site.deskOverview"],
  ["/staff/review", "site.deskReview"],
  ["/staff/intake", "site.deskIntake"],
  ["/staff/organizations", "site.deskOrganizations"],
  ["/staff/interests", "site.deskInterests"],
  ["/staff/editions", "site.deskEditions"],
  ["/staff/matching", "judgments.title"],
  ["/staff/reports", "site.deskReports"],
  ["/staff/words", "staff.words"],
  ["/staff/taxonomy", "ontology.title"],
];

/** The places of this person's desk, a member's or staff's; what a page holds is decided by the page. */
export function deskPlaces(
  locale: Locale,
  actor: Actor,
): { label: string; items: { href: string; label: string; exact: boolean }[] } {
  const staff = readsAsStaff(actor);
  const places: Place[] = staff
    ? [
        ...STAFF,
        ...(can(actor, "audit.read", null) ? [["/staff/audit", "staff.audit"] as const] : []),
        ...(can(actor, "user.manage", null) ? [["/staff/users", "staff.users"] as const] : []),
        ["/my/settings", "site.deskSettings"],
        ["/staff/ui", "specimen.title"],
      ]
    : [...MEMBER];
  return {
    label: t(locale, staff ? "site.staffDesk" : "site.my"),
    items: places.map(([path, key]) => ({
      href: localePath(locale, path),
      label: t(locale, key),
      exact: path === "/my" || path === "/staff",
    })),
  };
}

/** The five places of a phone's bar for somebody signed in; `unread` notifications of a member. */
export function deskBar(locale: Locale, actor: Actor, unread: number): BarItem[] {
  const item = (path: string, key: PlaceWord, icon: BarItem["icon"], exact = false): BarItem => ({
    href: localePath(locale, path),
    label: t(locale, key),
    icon,
    exact,
  });
  const list = item("/listings", "site.barListings", "list");
  if (readsAsStaff(actor)) {
    return [
      list,
      item("/staff/review", "site.deskReview", "check"),
      item("/staff/intake", "site.barIntake", "plus"),
      item("/staff/interests", "site.deskInterests", "mail"),
      item("/staff", "site.staffDesk", "person", true),
    ];
  }
  return [
    list,
    item("/my/matches", "site.barMatches", "thread"),
    item("/my/listings/new", "site.barPost", "plus"),
    {
      ...item("/my/notifications", "alerts.bar", "mail"),
      ...(unread > 0 && { waiting: { count: unread, words: t(locale, "alerts.barUnread", { count: unread }) } }),
    },
    item("/my", "site.my", "person", true),
  ];
}
