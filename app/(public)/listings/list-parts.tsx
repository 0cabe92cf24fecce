import Link from "next/link";
import { RemoveFilterLink } from "#components/chips.tsx";
import { cx } from "#components/cx.ts";
import { EmptyState } from "#components/empty-state.tsx";
import type { CodeNames } from "#components/listing-view.ts";
import { Notice } from "#components/notice.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import {
  type Condition,
  cleared,
  conditions,
  type FilterState,
  filterQuery,
  type Ignored,
  question,
  SORTS,
  type Sort,
} from "./filter-state.ts";
import { conditionWords } from "./filter-words.ts";

/** The conditions in force, each with its way out, and one for all. */
export function ActiveConditions({ locale, state, names }: { locale: Locale; state: FilterState; names: CodeNames }) {
  const active = conditions(state);
  if (active.length === 0) return null;
  const path = localePath(locale, "/listings");
  return (
    <nav aria-label={t(locale, "site.filterActive")} className="basis-full sm:-order-1">
      <ul className="flex flex-wrap items-center gap-2">
        {active.map((condition) => {
          const label = conditionWords(locale, names, condition);
          return (
            <li key={`${condition.name} ${condition.value}`}>
              <RemoveFilterLink
                href={`${path}${filterQuery(condition.without)}`}
                label={t(locale, "site.filterRemove", { label })}
              >
                {label}
              </RemoveFilterLink>
            </li>
          );
        })}
        <li>
          <Link
            href={`${path}${filterQuery(cleared(state))}`}
            prefetch={false}
            rel="nofollow"
            className="link inline-block py-1.5 text-sm"
          >
            {t(locale, "common.clearAll")}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

const sortKeys = {
  relevance: "site.sortRelevance",
  newest: "site.sortNewest",
  deadline: "site.sortDeadline",
} as const satisfies Record<Sort, MessageKey>;

/** The order of the list; relevance is offered only with a question. */
export function SortLinks({ locale, state }: { locale: Locale; state: FilterState }) {
  const inForce = state.sort ?? (state.q ? "relevance" : "newest");
  return (
    <nav aria-label={t(locale, "site.sortTitle")}>
      <ul className="-ml-2 flex">
        {SORTS.filter((sort) => sort !== "relevance" || state.q).map((sort) => (
          <li key={sort}>
            <Link
              href={`${localePath(locale, "/listings")}${filterQuery({ ...state, sort, cursor: null })}`}
              prefetch={false}
              rel="nofollow"
              aria-current={sort === inForce ? "true" : undefined}
              className={cx(
                "inline-flex min-h-11 items-center px-2 text-sm underline-offset-4",
                sort === inForce ? "font-semibold text-brand underline decoration-2" : "text-ink-2 hover:underline",
              )}
            >
              {t(locale, sortKeys[sort])}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same list for a feed reader: new entries under the conditions in force. */
export function FeedLink({ locale, state }: { locale: Locale; state: FilterState }) {
  const query = filterQuery(question(state));
  return (
    <p className="no-print text-sm">
      <a
        href={localePath(locale, `/feeds/listings.atom${query}`)}
        type="application/atom+xml"
        className="link inline-block py-2.5"
      >
        {t(locale, query ? "discovery.feedSubscribeFiltered" : "discovery.feedSubscribe")}
      </a>
    </p>
  );
}

/** 保存这次筛选: the way to be told of what will be new in this list; with an account or without. */
export function SaveLink({ locale, state }: { locale: Locale; state: FilterState }) {
  const query = filterQuery(question(state));
  return (
    <Link
      href={`${localePath(locale, "/subscribe")}${query}`}
      prefetch={false}
      rel="nofollow"
      className="-mr-2 inline-flex min-h-11 items-center gap-1.5 px-2 text-sm text-link underline underline-offset-4"
    >
      {t(locale, "alerts.save")}
    </Link>
  );
}

const ignoredKeys = {
  amount: "site.ignoredAmount",
  query: "site.ignoredQuery",
  values: "site.ignoredValues",
  cursor: "site.ignoredCursor",
} as const satisfies Record<Ignored | "cursor", MessageKey>;

/** What of the address could not be used. */
export function IgnoredNotice({ locale, ignored }: { locale: Locale; ignored: readonly (Ignored | "cursor")[] }) {
  if (ignored.length === 0) return null;
  return (
    <Notice kind="warn">
      {ignored.map((what) => (
        <p key={what}>{t(locale, ignoredKeys[what])}</p>
      ))}
    </Notice>
  );
}

/** No hits: which condition to drop, with what would then be there; the most rewarding first. */
export function NoHits({
  locale,
  names,
  relaxed,
}: {
  locale: Locale;
  names: CodeNames;
  relaxed: readonly { condition: Condition; total: number }[];
}) {
  const useful = [...relaxed].filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
  if (relaxed.length === 0) return <EmptyState title={t(locale, "site.emptyTitle")}>{t(locale, "site.emptyNone")}</EmptyState>;
  return (
    <EmptyState title={t(locale, "site.emptyTitle")}>
      {useful.length > 0 && (
        <>
          <p>{t(locale, "site.emptyHint")}</p>
          <ul className="mt-2">
            {useful.slice(0, 5).map(({ condition, total }) => (
              <li key={`${condition.name} ${condition.value}`}>
                <Link
                  href={`${localePath(locale, "/listings")}${filterQuery(condition.without)}`}
                  prefetch={false}
                  rel="nofollow"
                  className="link inline-block py-1.5"
                >
                  {t(locale, "site.emptyDrop", { label: conditionWords(locale, names, condition), count: total })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}
