import { unstable_rethrow } from "next/navigation";
import type { BarItem } from "#components/bottom-bar.tsx";
import { deskBar } from "#components/desk-places.ts";
import { NavLink } from "#components/nav-link.tsx";
import { siteNav } from "#components/site-header.tsx";
import { unreadNotices } from "#components/unread.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type Actor, ANONYMOUS, isSignedIn, readsAsStaff } from "#lib/policies/actor.ts";
import { countDesk } from "#lib/stats/queries.ts";

/** Who reads this page; a visitor while the database cannot be asked, so that header and error page still stand. */
export async function currentReader(): Promise<Actor> {
  try {
    return (await currentViewer()).actor;
  } catch (error) {
    unstable_rethrow(error);
    return ANONYMOUS;
  }
}

/** `bell`: something waits there. `wide`: not on phones, whose bar has it. */
type Place = { href: string; label: string; bell?: boolean; wide?: boolean };

async function places(locale: Locale): Promise<Place[]> {
  const actor = await currentReader();
  if (!isSignedIn(actor)) {
    return [
      { href: localePath(locale, "/login"), label: t(locale, "site.signIn") },
      { href: localePath(locale, "/register"), label: t(locale, "site.register") },
    ];
  }
  if (readsAsStaff(actor)) {
    const reviews = await countDesk(await currentViewer()).then(
      (counts) => counts.reviews,
      // A count is no reason for a page to fail.
      () => 0,
    );
    return [
      ...(reviews > 0
        ? [
            {
              href: localePath(locale, "/staff/review"),
              label: t(locale, "moderation.waiting", { count: reviews }),
              bell: true,
              wide: true,
            },
          ]
        : []),
      { href: localePath(locale, "/staff"), label: t(locale, "site.staffDesk") },
    ];
  }
  const unread = await unreadNotices();
  const inbox = { href: localePath(locale, "/my/notifications"), bell: unread > 0, wide: true };
  return [
    { ...inbox, label: unread > 0 ? t(locale, "alerts.unreadCount", { count: unread }) : t(locale, "alerts.inboxTitle") },
    { href: localePath(locale, "/my"), label: t(locale, "site.my") },
  ];
}

/** The right end of the header: the way in for visitors, the way to one's desk for who is signed in. */
export async function AccountLinks({ locale }: { locale: Locale }) {
  const items = await places(locale);
  return (
    <nav aria-label={t(locale, "site.accountLabel")}>
      <ul className="-mr-2.5 flex items-center lg:-mr-3">
        {items.map(({ href, label, bell, wide }) => (
          <li key={href} className={wide ? "hidden desk:block" : undefined}>
            <NavLink
              href={href}
              className="flex min-h-11 items-center px-2.5 text-link underline underline-offset-4 lg:px-3"
              currentClassName="font-semibold"
            >
              {bell && <span aria-hidden="true" className="mr-1.5 size-2.5 rounded-full bg-jing-fill" />}
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The places of the phone's bar for this reader. */
export async function barItems(locale: Locale): Promise<BarItem[]> {
  const actor = await currentReader();
  if (isSignedIn(actor)) return deskBar(locale, actor, await unreadNotices());
  const signIn: BarItem = { href: localePath(locale, "/login"), label: t(locale, "site.signIn"), icon: "person" };
  return [...siteNav(locale).slice(0, 3), signIn];
}
