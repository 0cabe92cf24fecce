import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Button } from "#components/button.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { TextField } from "#components/text-field.tsx";
import { ROLE_LABELS } from "#lib/accounts/labels.ts";
import { listUsers } from "#lib/accounts/queries/list-users.ts";
import { requireStaff } from "#lib/auth/request-context.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { can } from "#lib/policies/authorize.ts";

export const metadata: Metadata = { title: t("zh-CN", "auth.usersTitle") };

const PAGE = "/staff/users";
const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value ? value : undefined;

/** Accounts, for admins: newest first, addresses masked. */
async function UsersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(PAGE);
  const { locale } = ctx;
  if (!can(ctx.actor, "user.manage", null)) redirect("/staff");
  const search = await searchParams;
  const [q, cursor] = [one(search.q)?.slice(0, 100), one(search.cursor)];
  const role = (Object.keys(ROLE_LABELS) as Role[]).find((code) => code === search.role);
  const page = await listUsers(ctx, { q, role, cursor });
  const address = (next?: string) => {
    const query = new URLSearchParams(
      Object.entries({ q, role, cursor: next }).filter((entry): entry is [string, string] => Boolean(entry[1])),
    );
    return `${PAGE}?${query}`;
  };
  return (
    <Page>
      <PageHeading title={t(locale, "auth.usersTitle")} intro={t(locale, "auth.usersIntro")} />
      <form action={PAGE} className="mb-6 flex flex-wrap items-end gap-4">
        <TextField name="q" label={t(locale, "auth.usersSearch")} defaultValue={q} />
        <SelectField
          name="role"
          label={t(locale, "auth.usersRole")}
          placeholder={t(locale, "auth.usersAll")}
          choices={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))}
          defaultValue={role}
        />
        <Button type="submit" look="secondary">
          {t(locale, "common.filter")}
        </Button>
      </form>
      <DataTable
        caption={t(locale, "auth.usersTitle")}
        rows={page.items}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t(locale, "auth.usersEmpty")} />}
        columns={[
          {
            key: "name",
            head: t(locale, "auth.usersName"),
            rowHead: true,
            cell: (row) => (
              <Link
                className="link"
                href={`${PAGE}/${row.id}`}
                prefetch={false}
                aria-label={t(locale, "auth.usersManageNamed", { name: row.name })}
              >
                {row.name}
              </Link>
            ),
          },
          {
            key: "contact",
            head: t(locale, "auth.usersContact"),
            cell: (row) => [row.email, row.mobile].filter(Boolean).join(" · "),
          },
          { key: "role", head: t(locale, "auth.usersRole"), cell: (row) => ROLE_LABELS[row.role] },
          { key: "firm", head: t(locale, "auth.usersFirm"), cell: (row) => row.organization?.name ?? t(locale, "common.none") },
          {
            key: "state",
            head: t(locale, "auth.usersState"),
            cell: (row) => t(locale, row.disabled ? "auth.usersDisabled" : "auth.usersEnabled"),
          },
          { key: "since", head: t(locale, "auth.usersSince"), cell: (row) => dayOf(row.createdAt) },
        ]}
      />
      <Pagination locale={locale} first={cursor ? address() : null} next={page.nextCursor && address(page.nextCursor)} />
    </Page>
  );
}

export default guarded(UsersPage);
