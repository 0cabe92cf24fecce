import type { Metadata } from "next";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { orFirstPage } from "#components/first-page.ts";
import { guarded } from "#components/guarded.tsx";
import { partyName } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { Ledger, LedgerRow } from "#components/ledger.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { Seal } from "#components/seal.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { formatDay } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { AWAITING_ANSWER } from "#lib/interests/lifecycle.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { countInterestsToAnswer, listInterests } from "#lib/interests/queries/list-interests.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "interests.title") };
}

type Props = { searchParams: Promise<{ box?: string; cursor?: string }> };

/** What others asked of the firm, and what it asked of others; newest first, with the clock of each answer. */
async function InterestsPage({ searchParams }: Props) {
  const ctx = await requireContext("/my/interests");
  const { locale } = ctx;
  const { box: asked, cursor } = await searchParams;
  const box = asked === "out" ? "out" : "in";
  const here = localePath(locale, `/my/interests?box=${box}`);
  const [page, toAnswer] = await Promise.all([
    orFirstPage(here, listInterests(ctx, { box, cursor, limit: DEFAULT_LIMIT })),
    countInterestsToAnswer(ctx),
  ]);
  return (
    <Page>
      <PageHeading title={t(locale, "interests.title")} intro={t(locale, "interests.intro")} />
      <SectionNav
        label={t(locale, "interests.boxLabel")}
        items={[
          {
            href: localePath(locale, "/my/interests?box=in"),
            label: t(locale, "interests.boxIn"),
            count: toAnswer,
            current: box === "in",
          },
          { href: localePath(locale, "/my/interests?box=out"), label: t(locale, "interests.boxOut"), current: box === "out" },
        ]}
      />
      {page.items.length === 0 ? (
        <Empty locale={locale} box={box} />
      ) : (
        <Ledger label={t(locale, box === "in" ? "interests.boxIn" : "interests.boxOut")} className="border-t-0">
          {page.items.map((interest) => (
            <InterestRow key={interest.id} locale={locale} interest={interest} now={ctx.now} />
          ))}
        </Ledger>
      )}
      <Pagination locale={locale} first={cursor ? here : null} next={page.nextCursor && `${here}&cursor=${page.nextCursor}`} />
    </Page>
  );
}

export default guarded(InterestsPage);

function InterestRow({ locale, interest, now }: { locale: Locale; interest: InterestView; now: Date }) {
  const other = interest.role === "ASKER" ? interest.owner : interest.asker;
  const waits = AWAITING_ANSWER.includes(interest.status) && interest.dueAt !== null;
  const overdue = waits && new Date(interest.dueAt ?? 0) < now;
  return (
    <LedgerRow
      href={localePath(locale, `/my/interests/${interest.id}`)}
      heading="h2"
      seal={<Seal locale={locale} region={other.region} side={interest.listing.side} />}
      title={interest.listing.title}
      facts={[labelsIn(locale, SIDE_LABELS)[interest.listing.side], partyName(locale, other), interest.listing.code]}
      status={<InterestStatusBadge locale={locale} interest={interest} />}
      figures={[
        { label: t(locale, "interests.rowAsked"), value: formatDay(locale, interest.createdAt) },
        ...(waits && interest.dueAt
          ? [
              {
                label: t(locale, "interests.rowDue"),
                value: overdue ? t(locale, "interests.rowOverdue") : formatDay(locale, interest.dueAt),
                urgent: overdue,
              },
            ]
          : []),
      ]}
    />
  );
}

function Empty({ locale, box }: { locale: Locale; box: "in" | "out" }) {
  if (box === "in") return <EmptyState title={t(locale, "interests.emptyIn")}>{t(locale, "interests.emptyInText")}</EmptyState>;
  return (
    <EmptyState
      title={t(locale, "interests.emptyOut")}
      action={<LinkButton href={localePath(locale, "/listings")}>{t(locale, "interests.browse")}</LinkButton>}
    >
      {t(locale, "interests.emptyOutText")}
    </EmptyState>
  );
}
