import { KeepInSight } from "#components/keep-in-sight.tsx";
import { NavLink } from "#components/nav-link.tsx";

/** The places of a desk (a member's or staff's), in a row that scrolls on phones. */
export function DeskNav({ items, label }: { items: readonly { href: string; label: string; exact?: boolean }[]; label: string }) {
  return (
    <div className="no-print border-b border-rule-strong bg-card">
      <nav aria-label={label} className="mx-auto max-w-page overflow-x-auto px-1 sm:px-3">
        <ul className="flex">
          {items.map(({ href, label: text, exact }) => (
            <li key={href}>
              <NavLink
                href={href}
                exact={exact}
                className="flex min-h-11 items-center whitespace-nowrap border-b-[3px] px-3"
                currentClassName="border-brand font-semibold text-brand"
                otherClassName="border-transparent text-ink-2 hover:text-ink"
              >
                {text}
              </NavLink>
            </li>
          ))}
        </ul>
        <KeepInSight />
      </nav>
    </div>
  );
}
