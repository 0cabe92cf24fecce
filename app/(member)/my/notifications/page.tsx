import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { orFirstPage } from "#components/first-page.ts";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { DEFAULT_LIMIT } from "#lib/kernel/pagination.ts";
import { countUnread, listNotices } from "#lib/notifications/queries/inbox.ts";
import { readAll } from "./actions.ts";
import { NoticeRow } from "./notice-row.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.inboxTitle") };
}

type Props = { searchParams: Promise<{ show?: string; cursor?: string }> };

/** Everything a person was told, newest first; what is unread can be looked at alone. */
async function NotificationsPage({ searchParams }: Props) {
  const ctx = await requireContext("/my/notifications");
  const { locale } = ctx;
  const { show, cursor } = await searchParams;
  const view = show === "unread" ? "unread" : "all";
  const home = localePath(locale, "/my/notifications");
  const here = view === "unread" ? `${home}?show=unread` : home;
  const [page, unread] = await Promise.all([
    orFirstPage(here, listNotices(ctx, { limit: DEFAULT_LIMIT, cursor, unread: view === "unread" })),
    countUnread(ctx),
  ]);
  return (
    <Page>
      <PageHeading
        title={t(locale, "alerts.inboxTitle")}
        intro={t(locale, "alerts.inboxIntro")}
        actions={
          <>
            {unread > 0 && (
              <ActionForm action={readAll} label={t(locale, "alerts.inboxReadAll")}>
                <SubmitButton look="secondary">{t(locale, "alerts.inboxReadAll")}</SubmitButton>
              </ActionForm>
            )}
            <LinkButton look="quiet" href={localePath(locale, "/my/notifications/settings")}>
              {t(locale, "alerts.inboxSettings")}
            </LinkButton>
          </>
        }
      />
      <SectionNav
        label={t(locale, "alerts.inboxViews")}
        items={[
          { href: home, label: t(locale, "alerts.inboxAll"), current: view === "all" },
          { href: `${home}?show=unread`, label: t(locale, "alerts.inboxUnread"), count: unread, current: view === "unread" },
        ]}
      />
      {page.items.length === 0 ? (
        <EmptyState
          title={t(locale, view === "unread" ? "alerts.inboxEmptyUnread" : "alerts.inboxEmpty")}
          action={<LinkButton href={localePath(locale, "/listings")}>{t(locale, "alerts.searchesBrowse")}</LinkButton>}
        >
          {t(locale, "alerts.inboxEmptyText")}
        </EmptyState>
      ) : (
        <ol aria-label={t(locale, "alerts.inboxList")}>
          {page.items.map((notice) => (
            <NoticeRow key={notice.id} locale={locale} notice={notice} view={view} />
          ))}
        </ol>
      )}
      <Pagination
        locale={locale}
        first={cursor ? here : null}
        next={page.nextCursor && `${here}${view === "unread" ? "&" : "?"}cursor=${page.nextCursor}`}
      />
    </Page>
  );
}

export default guarded(NotificationsPage);
