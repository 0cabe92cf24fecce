import type { Metadata } from "next";
import Link from "next/link";
import { Button, LinkButton } from "#components/button.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { TextField } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import type { Region, Verification } from "#lib/db/generated/enums.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { VERIFICATION_LABELS } from "#lib/organizations/labels.ts";
import {
  countWaitingOrganizations,
  listOrganizations,
  type OrganizationListItem,
} from "#lib/organizations/queries/list-organizations.ts";
import { can } from "#lib/policies/authorize.ts";

export const metadata: Metadata = { title: t("zh-CN", "organizations.staffTitle") };

const PAGE = "/staff/organizations";
type Search = Record<"show" | "region" | "q" | "cursor", string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value ? value : undefined;

/** Which firms a tab shows: those to verify, those somebody claims, one standing, or all. */
function filterOf(show: string): { verification?: Verification; waiting?: boolean } {
  if (show === "claims") return { waiting: true };
  return Object.hasOwn(VERIFICATION_LABELS, show) ? { verification: show as Verification } : {};
}

/** Firms as staff see them; what waits for verification first. */
async function StaffOrganizationsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireStaff(PAGE);
  const { locale } = ctx;
  const search = await searchParams;
  const [show, q, cursor] = [one(search.show) ?? "SUBMITTED", one(search.q)?.slice(0, 100), one(search.cursor)];
  const region = REGIONS.find((code) => code === search.region);
  const [page, waiting] = await Promise.all([
    listOrganizations(ctx, { ...filterOf(show), region, q, cursor }),
    countWaitingOrganizations(ctx),
  ]);
  const address = (changes: Record<string, string | undefined>) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ show, region, q, ...changes })) if (value) query.set(name, value);
    return `${PAGE}?${query}`;
  };
  const tabs = [
    { key: "SUBMITTED", label: t(locale, "organizations.staffQueue"), count: waiting.submitted },
    { key: "claims", label: t(locale, "organizations.staffClaims"), count: waiting.claims },
    { key: "VERIFIED", label: VERIFICATION_LABELS.VERIFIED },
    { key: "UNVERIFIED", label: VERIFICATION_LABELS.UNVERIFIED },
    { key: "SUSPENDED", label: VERIFICATION_LABELS.SUSPENDED },
    { key: "all", label: t(locale, "organizations.staffAll") },
  ];
  return (
    <Page>
      <PageHeading
        title={t(locale, "organizations.staffTitle")}
        intro={t(locale, "organizations.staffIntro")}
        actions={
          can(ctx.actor, "organization.create", null) && (
            <LinkButton look="secondary" href={`${PAGE}/new`}>
              {t(locale, "organizations.staffNew")}
            </LinkButton>
          )
        }
      />
      <SectionNav
        label={t(locale, "organizations.staffStatus")}
        items={tabs.map(({ key, ...tab }) => ({ ...tab, href: address({ show: key }), current: key === show }))}
      />
      <form action={PAGE} className="my-6 flex flex-wrap items-end gap-4">
        <input type="hidden" name="show" value={show} />
        <TextField name="q" label={t(locale, "organizations.staffSearch")} defaultValue={q} />
        <SelectField
          name="region"
          label={t(locale, "organizations.region")}
          placeholder={t(locale, "common.all")}
          choices={REGIONS.map((code) => ({ value: code, label: t(locale, `common.region${code}`) }))}
          defaultValue={region}
        />
        <Button type="submit" look="secondary">
          {t(locale, "common.filter")}
        </Button>
      </form>
      <OrganizationTable locale={locale} rows={page.items} />
      <Pagination
        locale={locale}
        first={cursor ? address({}) : null}
        next={page.nextCursor && address({ cursor: page.nextCursor })}
      />
    </Page>
  );
}

export default guarded(StaffOrganizationsPage);

const placeOf = (locale: Locale, region: Region, division: string | null): string =>
  [t(locale, `common.region${region}`), division && divisionLabel(division)].filter(Boolean).join(" ");

function OrganizationTable({ locale, rows }: { locale: Locale; rows: readonly OrganizationListItem[] }) {
  return (
    <DataTable
      caption={t(locale, "organizations.staffTitle")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t(locale, "organizations.staffEmpty")} />}
      columns={[
        {
          key: "name",
          head: t(locale, "organizations.name"),
          rowHead: true,
          cell: (row) => (
            <Link className="link" href={`${PAGE}/${row.id}`} prefetch={false}>
              {row.name}
            </Link>
          ),
        },
        { key: "status", head: t(locale, "organizations.staffStatus"), cell: (row) => VERIFICATION_LABELS[row.verification] },
        { key: "code", head: t(locale, "organizations.creditCode"), cell: (row) => row.creditCode ?? t(locale, "common.none") },
        { key: "place", head: t(locale, "organizations.region"), cell: (row) => placeOf(locale, row.region, row.division) },
        { key: "members", head: t(locale, "organizations.staffMembers"), numeric: true, cell: (row) => row.members },
        { key: "joins", head: t(locale, "organizations.joinRequestsTitle"), numeric: true, cell: (row) => row.openJoinRequests },
        { key: "since", head: t(locale, "organizations.staffSince"), cell: (row) => dayOf(row.createdAt) },
      ]}
    />
  );
}
