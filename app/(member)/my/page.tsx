import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Ledger } from "#components/ledger.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { countInterestsToAnswer } from "#lib/interests/queries/list-interests.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { listDesk } from "#lib/listings/queries/desk.ts";
import { FirmNotice, NoFirm, PostButtons } from "./firm-notice.tsx";
import { DeskRow } from "./listings/desk-row.tsx";

export const metadata: Metadata = { title: t("zh-CN", "listings.deskTitle") };

/** A member's desk: what waits for this firm comes first, what lies elsewhere after it. */
async function DeskPage() {
  const ctx = await requireContext("/my");
  const { locale, actor } = ctx;
  if (actor.organizationId === null) {
    return (
      <Page>
        <PageHeading title={t(locale, "listings.deskTitle")} />
        <NoFirm locale={locale} />
      </Page>
    );
  }
  const [desk, toAnswer] = await Promise.all([listDesk(ctx), countInterestsToAnswer(ctx)]);
  const today = dayOf(ctx.now);
  const groups = [
    { key: "listings.deskReturned", rows: desk.returned },
    { key: "listings.deskEnding", rows: desk.ending },
    { key: "listings.deskDrafts", rows: desk.drafts },
    { key: "listings.deskWaiting", rows: desk.waiting },
  ] as const;
  const isClear = toAnswer === 0 && groups.every(({ rows }) => rows.length === 0);
  return (
    <Page>
      <PageHeading
        title={t(locale, "listings.deskTitle")}
        intro={actor.organizationName}
        actions={<PostButtons locale={locale} />}
      />
      <div className="space-y-3 empty:hidden">
        <FirmNotice locale={locale} actor={actor} />
        {toAnswer > 0 && (
          <Notice kind="warn" title={t(locale, "listings.deskInterests", { count: toAnswer })}>
            <LinkButton look="secondary" href={localePath(locale, "/my/interests?box=in")}>
              {t(locale, "listings.deskInterestsAction")}
            </LinkButton>
          </Notice>
        )}
      </div>
      {isClear && <EmptyState title={t(locale, "listings.deskNothing")} />}
      {groups.map(
        ({ key, rows }) =>
          rows.length > 0 && (
            <Section key={key} title={t(locale, key)}>
              <Ledger label={t(locale, key)}>
                {rows.map((listing) => (
                  <DeskRow key={listing.code} locale={locale} listing={listing} today={today} />
                ))}
              </Ledger>
            </Section>
          ),
      )}
      <p className="mt-10">
        <Link className="link inline-block py-2" prefetch={false} href={localePath(locale, "/my/listings?status=PUBLISHED")}>
          {t(locale, "listings.deskPublished")}
        </Link>{" "}
        {t(locale, "listings.deskPublishedCount", { count: desk.published })}
      </p>
    </Page>
  );
}

export default guarded(DeskPage);
