import Link from "next/link";
import { DataTable } from "#components/data-table.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { PlanFirmRow, PlanListing } from "#lib/matching/queries/plan/live-pairs.ts";
import type { Meeting, PlanView, UnmetFirm } from "#lib/matching/queries/plan/plan.ts";
import { placeOf } from "#lib/matching/queries/plan/plan-files.ts";
import { marked, partWords, unmetWords } from "#lib/matching/queries/plan/plan-words.ts";

/** Firms listed on the page; the rest stands in the exported table. */
const SHOWN = 200;

type FirmRow = PlanView["byFirm"][number];

/** The firms with their meetings, each with the other side and why. */
export function FirmTable({ locale, rows }: { locale: Locale; rows: readonly FirmRow[] }) {
  return (
    <>
      <DataTable
        caption={t(locale, "matching.planByFirm")}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ firm }) => firm.id}
        columns={[
          {
            key: "firm",
            head: t(locale, "matching.planColFirm"),
            rowHead: true,
            cell: ({ firm, meetings }) => (
              <>
                <FirmName firm={firm} />
                <span className="block font-normal text-ink-2">
                  {t(locale, "matching.planFirmLine", { place: placeOf(firm), count: meetings.length })}
                </span>
              </>
            ),
          },
          {
            key: "meetings",
            head: t(locale, "matching.planColMeetings"),
            cell: ({ firm, meetings }) => (
              <ol className="min-w-52 space-y-2">
                {meetings.map((meeting) => (
                  <MeetingLine key={meeting.demand.id + meeting.supply.id} locale={locale} firm={firm} meeting={meeting} />
                ))}
              </ol>
            ),
          },
        ]}
      />
      <More locale={locale} total={rows.length} />
    </>
  );
}

/** The firms without a meeting, each with why. */
export function UnmetTable({ locale, rows }: { locale: Locale; rows: readonly UnmetFirm[] }) {
  return (
    <>
      <DataTable
        caption={t(locale, "matching.planUnmetTitle")}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ firm }) => firm.id}
        columns={[
          { key: "firm", head: t(locale, "matching.planColFirm"), rowHead: true, cell: ({ firm }) => <FirmName firm={firm} /> },
          { key: "place", head: t(locale, "matching.planColPlace"), cell: ({ firm }) => placeOf(firm) },
          { key: "why", head: t(locale, "matching.planColWhy"), cell: (row) => unmetWords(locale, row) },
        ]}
      />
      <More locale={locale} total={rows.length} />
    </>
  );
}

function More({ locale, total }: { locale: Locale; total: number }) {
  if (total <= SHOWN) return null;
  return <p className="mt-2 text-sm text-ink-2">{t(locale, "matching.planMore", { shown: SHOWN, total })}</p>;
}

function FirmName({ firm }: { firm: PlanFirmRow }) {
  return (
    <Link className="link" href={`/staff/organizations/${firm.id}`} prefetch={false}>
      {firm.name}
    </Link>
  );
}

function MeetingLine({ locale, firm, meeting }: { locale: Locale; firm: PlanFirmRow; meeting: Meeting }) {
  const asks = meeting.demandFirm.id === firm.id;
  const other = asks ? meeting.supplyFirm : meeting.demandFirm;
  return (
    <li>
      <span className="text-ink-2">{t(locale, asks ? "matching.planAsDemand" : "matching.planAsSupply")} · </span>
      <span className="font-medium">{other.name}</span>
      <span className="block">
        <ListingLink locale={locale} listing={meeting.demand} /> — <ListingLink locale={locale} listing={meeting.supply} />
      </span>
      <span className="block text-ink-2">
        {t(locale, "matching.planMeeting", { points: meeting.scoreTenths / 10, reasons: partWords(locale, meeting.parts) })}
      </span>
    </li>
  );
}

function ListingLink({ locale, listing }: { locale: Locale; listing: PlanListing }) {
  return (
    <Link className="link" href={localePath(locale, `/listings/${listing.code}`)} prefetch={false}>
      {marked(listing.title, listing)}
    </Link>
  );
}
