import type { Metadata } from "next";
import { FilterLink } from "#components/chips.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Ledger } from "#components/ledger.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { ListingStatus } from "#lib/db/generated/enums.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { STATUS_LABELS } from "#lib/listings/labels.ts";
import { listOwnListings, type OwnList } from "#lib/listings/queries/desk.ts";
import { BULK_MOVES } from "#lib/listings/schema/moves.ts";
import { FirmNotice, NoFirm, PostButtons } from "../firm-notice.tsx";
import { BulkBox, BulkForm, BulkResult, isMovable } from "./bulk.tsx";
import { DeskRow } from "./desk-row.tsx";
import { ownNames } from "./own-name.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "listings.listTitle") };
}

type Search = { status?: string | string[]; cursor?: string | string[]; done?: string | string[]; row?: string | string[] };

const STATUSES = Object.values(ListingStatus);

/** The firm's own listings, last written first, all or of one status. */
async function OwnListingsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireContext("/my/listings");
  const { locale, actor } = ctx;
  const search = await searchParams;
  const move = BULK_MOVES.find((known) => known === search.done);
  const status = STATUSES.find((known) => known === search.status);
  const heading = (
    <PageHeading title={t(locale, "listings.listTitle")} actions={actor.organizationId && <PostButtons locale={locale} />} />
  );
  if (actor.organizationId === null) {
    return (
      <Page>
        {heading}
        <NoFirm locale={locale} />
      </Page>
    );
  }
  const cursor = typeof search.cursor === "string" ? search.cursor : undefined;
  const list = await readList(ctx, status ? [status] : undefined, cursor);
  const nameOf = await ownNames(ctx, list.items);
  const path = (query: string) => localePath(locale, `/my/listings${query}`);
  const of = status ? `status=${status}` : "";
  const total = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Page>
      {heading}
      <div className="mb-4 space-y-3 empty:hidden">
        <FirmNotice locale={locale} actor={actor} />
        {move && <BulkResult ctx={ctx} move={move} rows={[search.row ?? []].flat()} />}
        {search.done === "deleted" && <Notice kind="ok">{t(locale, "listings.doneDeleted")}</Notice>}
      </div>
      <nav aria-label={t(locale, "listings.listStatus")} className="mb-4 flex flex-wrap gap-2">
        <FilterLink href={path("")} active={!status} count={total}>
          {t(locale, "listings.listAll")}
        </FilterLink>
        {STATUSES.filter((known) => (list.counts[known] ?? 0) > 0 || known === status).map((known) => (
          <FilterLink key={known} href={path(`?status=${known}`)} active={known === status} count={list.counts[known] ?? 0}>
            {labelsIn(locale, STATUS_LABELS)[known]}
          </FilterLink>
        ))}
      </nav>
      {list.items.length === 0 ? (
        <EmptyState title={t(locale, status ? "listings.listEmptyStatus" : "listings.listEmpty")}>
          {!status && <p>{t(locale, "listings.listEmptyText")}</p>}
        </EmptyState>
      ) : (
        <BulkForm locale={locale}>
          <Ledger label={t(locale, "listings.listLabel")}>
            {list.items.map((listing) => (
              <DeskRow
                key={listing.code}
                locale={locale}
                listing={listing}
                name={nameOf(listing)}
                today={dayOf(ctx.now)}
                box={isMovable(listing) && <BulkBox locale={locale} code={listing.code} name={nameOf(listing)} />}
              />
            ))}
          </Ledger>
        </BulkForm>
      )}
      <Pagination
        locale={locale}
        first={cursor ? path(of && `?${of}`) : null}
        next={list.nextCursor && path(`?${of && `${of}&`}cursor=${encodeURIComponent(list.nextCursor)}`)}
      />
    </Page>
  );
}

export default guarded(OwnListingsPage);

/** A cursor that cannot be read leads to the first page instead of an error. */
async function readList(ctx: Context, status: ListingStatus[] | undefined, cursor: string | undefined): Promise<OwnList> {
  try {
    return await listOwnListings(ctx, { ...(status && { status }), cursor });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "INVALID_INPUT" || cursor === undefined) throw error;
    return listOwnListings(ctx, { ...(status && { status }) });
  }
}
