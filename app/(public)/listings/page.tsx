import type { Metadata } from "next";
import { codeNames } from "#components/code-names.ts";
import { cx } from "#components/cx.ts";
import { Dialog, DialogOpener } from "#components/dialog.tsx";
import { guarded, guardedMetadata } from "#components/guarded.tsx";
import { Icon } from "#components/icon.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { SearchBox } from "#components/search-box.tsx";
import { searchWords } from "#components/search-words.ts";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { FacetRail, FilterForm } from "./facet-rail.tsx";
import { conditions, filterPairs, filterQuery, question, readFilter } from "./filter-state.ts";
import { Goals } from "./goals.tsx";
import { LayoutLinks, ListRows } from "./layouts.tsx";
import { ActiveConditions, FeedLink, IgnoredNotice, NoHits, SaveLink, SortLinks } from "./list-parts.tsx";
import { goalCounts, readList, relaxations } from "./read-list.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The plain list is to be found; every filtered view of it is the same content again. */
export const generateMetadata = guardedMetadata(async ({ searchParams }: Props): Promise<Metadata> => {
  const locale = await currentLocale();
  const params = await searchParams;
  const filtered = Object.keys(params).length > 0;
  const { chains } = await codeNames(await visitorViewing());
  const { state } = readFilter(params, chains);
  return {
    title: t(locale, "site.listTitle"),
    description: t(locale, "site.listIntro"),
    ...publicAddress(locale, "/listings", { feedQuery: filterQuery(question(state)) }),
    ...(filtered && { robots: { index: false, follow: true } }),
  };
});

/** The list: search, filters, order and page all stand in the address, and all work without JavaScript. */
async function ListingsPage({ searchParams }: Props) {
  const locale = await currentLocale();
  const viewing = await visitorViewing();
  const names = await codeNames(viewing);
  const { state, ignored } = readFilter(await searchParams, names.chains);
  const list = await readList(viewing, state);
  const path = localePath(locale, "/listings");
  const today = dayOf(viewing.now);
  const inForce = conditions({ ...list.state, q: "" }).length;
  // A table needs the room of the rail; its filters open as on phones.
  const wide = list.state.layout === "table";
  const filters = { locale, state: list.state, facets: list.facets, names };
  return (
    <Page>
      <PageHeading title={t(locale, "site.listTitle")} intro={t(locale, "site.listIntro")} />
      <div className="space-y-3">
        <SearchBox
          action={path}
          query={state.q}
          keep={filterPairs({ ...state, q: "", cursor: null })}
          words={searchWords(locale, "long")}
        />
        <Goals locale={locale} state={list.state} counts={await goalCounts(viewing, list.state)} />
      </div>
      <div className={cx("mt-4", !wide && "lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10")}>
        {!wide && (
          <div className="hidden lg:block">
            <h2 className="sr-only">{t(locale, "site.filterTitle")}</h2>
            <FacetRail {...filters} />
          </div>
        )}
        <div className="min-w-0 space-y-3">
          <Dialog id="filters" title={t(locale, "site.filterTitle")} sheet>
            <FilterForm {...filters} />
          </Dialog>
          <IgnoredNotice locale={locale} ignored={[...ignored, ...(list.cursorLost ? (["cursor"] as const) : [])]} />
          {/* Phones: filters and count, what is in force, order. Wider: what is in force above one line of the others. */}
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <DialogOpener id="filters" className={wide ? undefined : "lg:hidden"}>
              <Icon name="filter" />
              {inForce > 0 ? t(locale, "site.filterOpen", { count: inForce }) : t(locale, "site.filterTitle")}
            </DialogOpener>
            <h2 className="font-sans text-base font-semibold sm:mr-auto" aria-live="polite">
              {t(locale, "site.listCount", { count: list.total })}
            </h2>
            <ActiveConditions locale={locale} state={list.state} names={names} />
            <div className="flex basis-full flex-wrap items-center justify-between gap-x-2 sm:basis-auto">
              {list.rows.length > 0 && <SortLinks locale={locale} state={list.state} />}
              {list.rows.length > 0 && <LayoutLinks locale={locale} state={list.state} />}
              <SaveLink locale={locale} state={list.state} />
            </div>
          </div>
          {list.rows.length === 0 ? (
            <NoHits locale={locale} names={names} relaxed={await relaxations(viewing, list.state)} />
          ) : (
            <ListRows locale={locale} layout={list.state.layout} rows={list.rows} names={names} today={today} />
          )}
          <FeedLink locale={locale} state={list.state} />
          <Pagination
            locale={locale}
            first={list.state.cursor ? `${path}${filterQuery({ ...list.state, cursor: null })}` : null}
            next={list.nextCursor ? `${path}${filterQuery({ ...list.state, cursor: list.nextCursor })}` : null}
          />
        </div>
      </div>
    </Page>
  );
}

export default guarded(ListingsPage);
