import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { SHARED_WAY_LABELS } from "#lib/matching/labels.ts";
import { listSharedNeeds, type StaffGroup } from "#lib/matching/queries/shared/shared-needs.ts";
import { matchingTabs } from "../places.ts";

export const metadata: Metadata = { title: t("zh-CN", "matching.sharedTitle") };

/** Needs of different firms that ask for the same: what staff may suggest to them. No contacts. */
async function SharedNeedsPage() {
  const ctx = await requireStaff("/staff/matching/shared");
  const { locale } = ctx;
  const groups = await listSharedNeeds(ctx);
  return (
    <Page>
      <PageHeading title={t(locale, "matching.sharedTitle")} intro={t(locale, "matching.sharedIntro")} />
      <div className="mb-8">
        <SectionNav label={t(locale, "judgments.places")} items={matchingTabs(locale, "shared")} />
      </div>
      <DataTable
        caption={t(locale, "matching.sharedTitle")}
        rows={groups}
        rowKey={({ key }) => key}
        empty={<EmptyState title={t(locale, "matching.sharedEmpty")}>{t(locale, "matching.sharedEmptyText")}</EmptyState>}
        columns={[
          {
            key: "needs",
            head: t(locale, "matching.sharedColNeeds"),
            rowHead: true,
            cell: ({ members }) => (
              <ul className="min-w-64 space-y-2">
                {members.map((member) => (
                  <li key={member.code}>
                    <Link
                      className="link inline-block py-1"
                      href={localePath(locale, `/listings/${member.code}`)}
                      prefetch={false}
                    >
                      {member.title}
                    </Link>
                    <span className="block text-ink-2">
                      <Link
                        className="link inline-block py-1"
                        href={`/staff/organizations/${member.organizationId}`}
                        prefetch={false}
                      >
                        {member.organization}
                      </Link>
                      {member.neededBy && ` · ${t(locale, "matching.shareOtherBy", { day: member.neededBy })}`}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
          { key: "count", head: t(locale, "matching.sharedColCount"), numeric: true, cell: ({ members }) => members.length },
          {
            key: "places",
            head: t(locale, "matching.sharedColPlaces"),
            cell: ({ members }) => [...new Set(members.map(({ region }) => REGION_LABELS[region]))].join("、"),
          },
          {
            key: "willing",
            head: t(locale, "matching.sharedColWilling"),
            cell: (group) => <Willing locale={locale} group={group} />,
          },
        ]}
      />
    </Page>
  );
}

export default guarded(SharedNeedsPage);

function Willing({ locale, group }: { locale: Locale; group: StaffGroup }) {
  const willing = group.members.filter(({ ways }) => ways.length > 0);
  if (willing.length === 0) return t(locale, "matching.sharedNobody");
  return (
    <ul>
      {willing.map(({ code, organization, ways }) => (
        <li key={code}>
          {t(locale, "matching.sharedWilling", { organization, ways: ways.map((way) => SHARED_WAY_LABELS[way]).join("、") })}
        </li>
      ))}
    </ul>
  );
}
