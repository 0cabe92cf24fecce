import Link from "next/link";
import { cx } from "#components/cx.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { SCREENS, type Screen } from "#lib/listings/model/typed.ts";

/** Where the writer is: three steps, those behind lead back. What is ahead is reached by the buttons, which save first. */
export function Steps({ locale, screen, code }: { locale: Locale; screen: Screen; code: string | null }) {
  const now = SCREENS.indexOf(screen);
  return (
    <ol aria-label={t(locale, "posting.stepsLabel")} className="mb-6 grid grid-cols-3 gap-2">
      {SCREENS.map((step, at) => {
        const name = t(locale, `posting.step${step}`);
        const body = (
          <>
            <span aria-hidden="true" className={cx("block h-1", at <= now ? "bg-brand" : "bg-rule")} />
            <span className={cx("block pt-1.5", at === now ? "font-semibold text-brand" : "text-ink-2")}>
              <span className="tabular-nums">{step}</span> {name}
              {at < now && <span className="sr-only">（{t(locale, "posting.stepDone")}）</span>}
            </span>
          </>
        );
        return (
          <li key={step} aria-current={at === now ? "step" : undefined}>
            {at < now && code ? (
              <Link
                href={localePath(locale, `/my/listings/${code}/edit?step=${step}`)}
                prefetch={false}
                className="block min-h-11"
              >
                {body}
              </Link>
            ) : (
              <div className="min-h-11">{body}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
