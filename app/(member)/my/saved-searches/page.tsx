import type { Metadata } from "next";
import { LinkButton } from "#components/button.tsx";
import { codeNames } from "#components/code-names.ts";
import { EmptyState } from "#components/empty-state.tsx";
import { orFirstPage } from "#components/first-page.ts";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { filterPairsOf, type SavedFilter } from "#lib/alerts/model/saved-filter.ts";
import { listSavedSearches } from "#lib/alerts/queries/saved-searches.ts";
import { requireContext } from "#lib/auth/request-context.ts";
import { type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { groupBy } from "#lib/kernel/group.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";
import { can } from "#lib/policies/authorize.ts";
import { conditions, readFilter } from "../../../(public)/listings/filter-state.ts";
import { conditionWords } from "../../../(public)/listings/filter-words.ts";
import { SearchEntry } from "./search-entry.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.searchesTitle") };
}

const DONE = {
  saved: "alerts.searchesSaved",
  changed: "alerts.searchChanged",
  paused: "alerts.searchPausedDone",
  resumed: "alerts.searchResumed",
  deleted: "alerts.searchesDeleted",
} as const satisfies Record<string, MessageKey>;

/** The names of an address with all their values, as the page of the list reads them. */
const paramsOf = (filter: SavedFilter): Record<string, string[]> =>
  Object.fromEntries(
    [...groupBy(filterPairsOf(filter), ([name]) => name)].map(([name, pairs]) => [name, pairs.map(([, v]) => v)]),
  );

type Props = { searchParams: Promise<{ cursor?: string; done?: string }> };

/** 我的订阅: the filters that somebody keeps. */
async function SavedSearchesPage({ searchParams }: Props) {
  const ctx = await requireContext("/my/saved-searches");
  const { locale } = ctx;
  const { cursor, done } = await searchParams;
  const here = localePath(locale, "/my/saved-searches");
  const [page, names] = await Promise.all([
    orFirstPage(here, listSavedSearches(ctx, { limit: DEFAULT_LIMIT, cursor })),
    codeNames(ctx),
  ]);
  const wordsOf = (filter: SavedFilter) =>
    conditions(readFilter(paramsOf(filter), names.chains).state).map((condition) => conditionWords(locale, names, condition));
  const said = DONE[done as keyof typeof DONE];
  const browse = <LinkButton href={localePath(locale, "/listings")}>{t(locale, "alerts.searchesBrowse")}</LinkButton>;
  return (
    <Page>
      <PageHeading
        title={t(locale, "alerts.searchesTitle")}
        intro={t(locale, "alerts.searchesIntro")}
        actions={
          <LinkButton look="quiet" href={localePath(locale, "/my/notifications/settings")}>
            {t(locale, "alerts.inboxSettings")}
          </LinkButton>
        }
      />
      {said && (
        <Notice kind="ok" className="mb-4">
          {t(locale, said)}
        </Notice>
      )}
      {page.items.length === 0 ? (
        <EmptyState title={t(locale, "alerts.searchesEmpty")} action={browse}>
          {t(locale, "alerts.searchesEmptyText")}
        </EmptyState>
      ) : (
        <ol aria-label={t(locale, "alerts.searchesTitle")} className="border-t border-rule-strong">
          {page.items.map((search) => (
            <SearchEntry
              key={search.id}
              locale={locale}
              search={search}
              words={wordsOf(search.filter)}
              mayKeep={can(ctx.actor, "alert.keep", null)}
            />
          ))}
        </ol>
      )}
      <Pagination locale={locale} first={cursor ? here : null} next={page.nextCursor && `${here}?cursor=${page.nextCursor}`} />
    </Page>
  );
}

export default guarded(SavedSearchesPage);
