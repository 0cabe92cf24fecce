import { Icon, type IconName } from "#components/icon.tsx";
import { NavLink } from "#components/nav-link.tsx";

/** One place of the bar: a word under a line drawing. */
export type BarItem = {
  href: string;
  label: string;
  icon: IconName;
  exact?: boolean;
  /** How many things wait there, with the words that say so. */
  waiting?: { count: number; words: string };
};

const MOST_SHOWN = 99;

/** The bar at the foot of a phone's screen: the four or five places one goes to most. */
export function BottomBar({ items, label }: { items: readonly BarItem[]; label: string }) {
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-10 border-t border-rule-strong bg-card pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map(({ href, label: text, icon, exact, waiting }) => (
          <li key={href}>
            <NavLink
              href={href}
              exact={exact}
              className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-sm leading-5"
              currentClassName="font-semibold text-brand"
              otherClassName="text-ink-2"
            >
              <span className="relative">
                <Icon name={icon} />
                {waiting && (
                  <span
                    aria-hidden="true"
                    className="absolute -top-2 left-3.5 min-w-5 whitespace-nowrap rounded-full bg-jing-fill px-1 text-center text-sm leading-5 text-on-fill"
                  >
                    {waiting.count > MOST_SHOWN ? `${MOST_SHOWN}+` : waiting.count}
                  </span>
                )}
              </span>
              {text}
              {waiting && <span className="sr-only">{waiting.words}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
