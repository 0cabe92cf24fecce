import { Icon, type IconName } from "#components/icon.tsx";
import { NavLink } from "#components/nav-link.tsx";

/** One place of the bar: a word under a line drawing. */
export type BarItem = { href: string; label: string; icon: IconName; exact?: boolean };

/** The bar at the foot of a phone's screen: the four or five places one goes to most. */
export function BottomBar({ items, label }: { items: readonly BarItem[]; label: string }) {
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-10 border-t border-rule-strong bg-card pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map(({ href, label: text, icon, exact }) => (
          <li key={href}>
            <NavLink
              href={href}
              exact={exact}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-sm leading-5"
              currentClassName="font-semibold text-brand"
              otherClassName="text-ink-2"
            >
              <Icon name={icon} />
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
