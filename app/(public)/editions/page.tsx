import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Facts } from "#components/ledger.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { StatusBadge } from "#components/status-badge.tsx";
import { currentViewer } from "#lib/auth/request-context.ts";
import { EDITION_STATUS_LABELS } from "#lib/editions/labels.ts";
import { fileUrl } from "#lib/editions/model/papers.ts";
import { shanghaiParts } from "#lib/editions/model/wording.ts";
import { listEditions } from "#lib/editions/queries/editions.ts";
import type { EditionHead } from "#lib/editions/schema.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { DomainError } from "#lib/kernel/errors.ts";

export async function generateMetadata(): Promise<Metadata> {
  const locale = await currentLocale();
  return {
    title: t(locale, "editions.listTitle"),
    description: t(locale, "editions.listIntro"),
    ...publicAddress(locale, "/editions"),
  };
}

/** Every published issue, the latest first; staff see the ones in the making too. */
async function EditionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [locale, ctx, query] = await Promise.all([currentLocale(), currentViewer(), searchParams]);
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const { items, nextCursor } = await listEditions(ctx, { cursor }).catch((error: unknown) => {
    // A cursor from nowhere shows the first page, not an error.
    if (error instanceof DomainError && error.code === "INVALID_INPUT") return listEditions(ctx);
    throw error;
  });
  const path = localePath(locale, "/editions");
  return (
    <Page>
      <PageHeading title={t(locale, "editions.listTitle")} intro={t(locale, "editions.listIntro")} />
      {items.length === 0 ? (
        <EmptyState
          title={t(locale, "editions.listEmpty")}
          action={
            <LinkButton look="secondary" href={localePath(locale, "/listings")}>
              {t(locale, "editions.listEmptyAction")}
            </LinkButton>
          }
        >
          {t(locale, "editions.listEmptyHint")}
        </EmptyState>
      ) : (
        <ol className="border-t border-rule-strong">
          {items.map((edition) => (
            <EditionLine key={edition.number} locale={locale} edition={edition} />
          ))}
        </ol>
      )}
      <p className="no-print text-sm">
        <a href={localePath(locale, "/feeds/editions.atom")} type="application/atom+xml" className="link inline-block py-2.5">
          {t(locale, "discovery.feedSubscribe")}
        </a>
      </p>
      <Pagination
        locale={locale}
        first={cursor ? path : null}
        next={nextCursor ? `${path}?cursor=${encodeURIComponent(nextCursor)}` : null}
      />
    </Page>
  );
}

export default guarded(EditionsPage);

function EditionLine({ locale, edition }: { locale: Locale; edition: EditionHead }) {
  const { number, serial, title, status, counts, cutoff, files } = edition;
  const { hour: _hour, minute: _minute, ...day } = shanghaiParts(cutoff);
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-rule py-4 md:grid-cols-[9rem_1fr_auto] md:items-baseline">
      <p className="font-display text-2xl font-bold">{number}</p>
      <div className="min-w-0">
        <h2 className="text-xl">
          <Link
            href={localePath(locale, `/editions/${number}`)}
            prefetch={false}
            className="text-ink underline-offset-4 hover:underline"
          >
            {title}
            {serial !== null && t(locale, "editions.total", { serial })}
          </Link>
        </h2>
        <Facts
          facts={[
            t(locale, "editions.dayWords", day),
            t(locale, "editions.demandCount", { count: counts.demand }),
            t(locale, "editions.supplyCount", { count: counts.supply }),
            status !== "PUBLISHED" && <StatusBadge key="status">{labelsIn(locale, EDITION_STATUS_LABELS)[status]}</StatusBadge>,
          ]}
        />
      </div>
      <p className="no-print flex gap-4">
        {files
          .filter(({ format }) => format === "pdf" || format === "xlsx")
          .map(({ format }) => (
            <a key={format} href={fileUrl(number, format)} className="link inline-block py-1.5">
              {t(locale, format === "pdf" ? "editions.formatPdf" : "editions.formatXlsx")}
            </a>
          ))}
      </p>
    </li>
  );
}
