import type { Metadata } from "next";
import { buttonClass } from "#components/button.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { orFirstPage } from "#components/first-page.ts";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { TextField } from "#components/text-field.tsx";
import { listAudit } from "#lib/audit/queries.ts";
import { type AuditRow, listAuditSchema } from "#lib/audit/schema.ts";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { fieldErrors } from "#lib/kernel/parse.ts";
import { can } from "#lib/policies/authorize.ts";

export const metadata: Metadata = { title: t("zh-CN", "interests.auditTitle") };

const PAGE = 50;
const NOTHING = { items: [], total: 0, nextCursor: null };
const FILTERS = ["objectCode", "objectId", "actorId", "action", "from", "to"] as const;
type Search = Partial<Record<(typeof FILTERS)[number] | "cursor", string>>;

/** The trail, for auditor and admin: filters in the address, newest first. */
async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await requireStaff("/staff/audit");
  const { locale } = ctx;
  if (!can(ctx.actor, "audit.read", null)) throw new DomainError("NOT_FOUND", "no such page for this reader");
  const search = await searchParams;
  const given = Object.fromEntries(
    [...FILTERS, "cursor" as const].flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
  );
  const parsed = listAuditSchema.safeParse({ ...given, limit: PAGE });
  const errors = parsed.success ? [] : fieldErrors(parsed.error);
  const { cursor: _cursor, ...filters } = given;
  const here = (more: Record<string, string> = {}) => `/staff/audit?${new URLSearchParams({ ...filters, ...more })}`;
  const page = parsed.success ? await orFirstPage(here(), listAudit(ctx, parsed.data)) : NOTHING;
  return (
    <Page>
      <PageHeading title={t(locale, "interests.auditTitle")} intro={t(locale, "interests.auditIntro")} />
      <Filters locale={locale} search={search} />
      {errors.length > 0 && <Notice kind="err">{errors.map(({ message }) => message).join(" ")}</Notice>}
      <p className="my-3 text-ink-2">{t(locale, "interests.auditTotal", { count: page.total })}</p>
      <AuditTable locale={locale} rows={page.items} />
      <Pagination
        locale={locale}
        first={search.cursor ? here() : null}
        next={page.nextCursor && here({ cursor: page.nextCursor })}
      />
    </Page>
  );
}

export default guarded(AuditPage);

function Filters({ locale, search }: { locale: Locale; search: Search }) {
  const labels = {
    objectCode: t(locale, "interests.auditCode"),
    objectId: t(locale, "interests.auditObjectId"),
    actorId: t(locale, "interests.auditActorId"),
    action: t(locale, "interests.auditAction"),
    from: t(locale, "interests.auditFrom"),
    to: t(locale, "interests.auditTo"),
  };
  return (
    <form method="get" action="/staff/audit" className="grid items-end gap-4 sm:grid-cols-3 lg:grid-cols-6">
      {FILTERS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={labels[name]}
          defaultValue={search[name]}
          type={name === "from" || name === "to" ? "date" : "text"}
        />
      ))}
      <button type="submit" className={buttonClass("secondary")}>
        {t(locale, "interests.auditFilter")}
      </button>
    </form>
  );
}

function AuditTable({ locale, rows }: { locale: Locale; rows: readonly AuditRow[] }) {
  return (
    <DataTable
      caption={t(locale, "interests.auditTitle")}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty={<EmptyState title={t(locale, "interests.auditEmpty")} />}
      columns={[
        { key: "seq", head: t(locale, "interests.auditSeq"), numeric: true, rowHead: false, cell: ({ seq }) => seq },
        {
          key: "at",
          head: t(locale, "interests.auditAt"),
          cell: ({ at }) => <span className="whitespace-nowrap">{formatInstant(locale, at)}</span>,
        },
        {
          key: "actor",
          head: t(locale, "interests.auditActor"),
          cell: ({ actorName, actorRole }) => `${actorName ?? t(locale, "interests.auditSystem")}（${actorRole}）`,
        },
        {
          key: "action",
          head: t(locale, "interests.auditAction"),
          cell: ({ action }) => <span className="whitespace-nowrap">{action}</span>,
        },
        {
          key: "object",
          head: t(locale, "interests.auditObject"),
          cell: ({ objectType, objectId, objectCode }) => (
            <>
              {objectCode ?? objectType}
              <span className="block break-all text-ink-3">{objectId}</span>
            </>
          ),
        },
        { key: "result", head: t(locale, "interests.auditResult"), cell: ({ result }) => result },
        {
          key: "data",
          head: t(locale, "interests.auditData"),
          cell: ({ data }) => <code className="break-all text-sm">{JSON.stringify(data)}</code>,
        },
        { key: "address", head: t(locale, "interests.auditAddress"), cell: ({ address }) => address },
      ]}
    />
  );
}
