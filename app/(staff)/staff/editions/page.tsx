import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Pagination } from "#components/pagination.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { EDITION_STATUS_LABELS } from "#lib/editions/labels.ts";
import { shanghaiParts } from "#lib/editions/model/wording.ts";
import { listEditions } from "#lib/editions/queries/editions.ts";
import type { EditionHead } from "#lib/editions/schema.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { addDays, addMonths, dayOf } from "#lib/kernel/clock.ts";
import { can } from "#lib/policies/authorize.ts";
import { create } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "editions.listTitle") };
}

/** The issues and their state; below, the form that opens the next one. */
async function StaffEditionsPage({ searchParams }: { searchParams: Promise<{ cursor?: string | string[] }> }) {
  const [locale, ctx, { cursor }] = await Promise.all([currentLocale(), requireStaff("/staff/editions"), searchParams]);
  const { items, nextCursor } = await listEditions(ctx, typeof cursor === "string" ? { cursor } : {});
  const path = localePath(locale, "/staff/editions");
  return (
    <Page>
      <PageHeading title={t(locale, "editions.listTitle")} intro={t(locale, "editions.staffIntro")} />
      <Section title={t(locale, "editions.staffAll")}>
        <IssueTable locale={locale} items={items} />
        <Pagination locale={locale} first={cursor ? path : null} next={nextCursor ? `${path}?cursor=${nextCursor}` : null} />
      </Section>
      {can(ctx.actor, "edition.compile", null) && (
        <Section title={t(locale, "editions.staffNew")}>
          <CreateForm locale={locale} now={ctx.now} taken={items.map(({ number }) => number)} />
        </Section>
      )}
    </Page>
  );
}

export default guarded(StaffEditionsPage);

function IssueTable({ locale, items }: { locale: Locale; items: readonly EditionHead[] }) {
  const instant = (value: string | null) => (value ? t(locale, "editions.instantWords", shanghaiParts(value)) : "–");
  return (
    <DataTable
      caption={t(locale, "editions.staffAll")}
      rows={items}
      rowKey={({ number }) => number}
      empty={<EmptyState title={t(locale, "editions.listEmpty")} />}
      columns={[
        {
          key: "number",
          head: t(locale, "editions.fieldNumber"),
          rowHead: true,
          cell: ({ number }) => (
            <Link className="link" prefetch={false} href={localePath(locale, `/staff/editions/${number}`)}>
              {number}
            </Link>
          ),
        },
        {
          key: "status",
          head: t(locale, "editions.factStatus"),
          cell: ({ status }) => (
            <StatusBadge tone={status === "FROZEN" ? "act" : status === "PUBLISHED" ? "good" : "wait"}>
              {EDITION_STATUS_LABELS[status]}
            </StatusBadge>
          ),
        },
        { key: "demand", head: t(locale, "editions.printDemands"), numeric: true, cell: ({ counts }) => counts.demand },
        { key: "supply", head: t(locale, "editions.printSupplies"), numeric: true, cell: ({ counts }) => counts.supply },
        { key: "cutoff", head: t(locale, "editions.factCutoff"), cell: ({ cutoff }) => instant(cutoff) },
        { key: "published", head: t(locale, "editions.factPublished"), cell: ({ publishedAt }) => instant(publishedAt) },
      ]}
    />
  );
}

/** Filled in with the first month that has no issue yet, counted from this one. */
function CreateForm({ locale, now, taken }: { locale: Locale; now: Date; taken: readonly string[] }) {
  const today = dayOf(now);
  let first = `${today.slice(0, 7)}-01`;
  while (taken.includes(first.slice(0, 7))) first = addMonths(first, 1);
  const { hour, minute } = shanghaiParts(now.toISOString());
  return (
    <ActionForm action={create} className="max-w-form">
      <TextField
        name="number"
        label={t(locale, "editions.fieldNumber")}
        hint={t(locale, "editions.fieldNumberHint")}
        defaultValue={first.slice(0, 7)}
        required
      />
      <TextField name="title" label={t(locale, "editions.fieldTitle")} maxLength={60} showOptional />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="periodFrom" type="date" label={t(locale, "editions.fieldFrom")} defaultValue={first} required />
        <TextField
          name="periodTo"
          type="date"
          label={t(locale, "editions.fieldTo")}
          defaultValue={addDays(addMonths(first, 1), -1)}
          required
        />
      </div>
      <TextField
        name="cutoff"
        type="datetime-local"
        label={t(locale, "editions.fieldCutoff")}
        hint={t(locale, "editions.fieldCutoffHint")}
        defaultValue={`${today}T${hour}:${minute}`}
        required
      />
      <SubmitButton>{t(locale, "editions.create")}</SubmitButton>
    </ActionForm>
  );
}
