import Link from "next/link";
import { partyName } from "#components/interest-document.tsx";
import { InterestStatusBadge } from "#components/interest-status.tsx";
import { Ledger, LedgerRow } from "#components/ledger.tsx";
import { Section } from "#components/page.tsx";
import { Seal } from "#components/seal.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatDay } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { listAwaited } from "#lib/interests/queries/list-interests.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import { listNotices, type NoticeView } from "#lib/notifications/queries/inbox.ts";
import { NoticeRow } from "./notifications/notice-row.tsx";

const SHOWN = 5;

/** What was found since somebody last looked: unread lines of searches and matches. */
export const readNew = async (ctx: Viewing): Promise<NoticeView[]> =>
  (await listNotices(ctx, { limit: SHOWN, unread: true, alertsOnly: true })).items;

/** The same as a part of the desk. */
export function NewSection({ locale, items }: { locale: Locale; items: readonly NoticeView[] }) {
  if (items.length === 0) return null;
  return (
    <Section
      title={t(locale, "alerts.deskNew")}
      aside={
        <Link href={localePath(locale, "/my/notifications")} prefetch={false} className="link inline-block py-2">
          {t(locale, "alerts.deskAllNotices")}
        </Link>
      }
    >
      <ol aria-label={t(locale, "alerts.deskNew")} className="border-t border-rule-strong">
        {items.map((notice) => (
          <NoticeRow key={notice.id} locale={locale} notice={notice} view="desk" />
        ))}
      </ol>
    </Section>
  );
}

/** Requests that wait for an answer, each with its clock; the firm's own answers first, the soonest due before the others. */
export async function InterestsSection({ ctx }: { ctx: Viewing }) {
  const { locale, now } = ctx;
  const boxes = await Promise.all([listAwaited(ctx, "in", SHOWN), listAwaited(ctx, "out", SHOWN)]);
  const rows = boxes.flat();
  if (rows.length === 0) return null;
  return (
    <Section
      title={t(locale, "alerts.deskInterests")}
      aside={
        <Link href={localePath(locale, "/my/interests")} prefetch={false} className="link inline-block py-2">
          {t(locale, "common.all")}
        </Link>
      }
    >
      <Ledger label={t(locale, "alerts.deskInterests")}>
        {rows.map((interest) => (
          <WaitingRow key={interest.id} locale={locale} interest={interest} now={now} />
        ))}
      </Ledger>
    </Section>
  );
}

function WaitingRow({ locale, interest, now }: { locale: Locale; interest: InterestView; now: Date }) {
  const { id, listing, role, dueAt } = interest;
  const other = role === "ASKER" ? interest.owner : interest.asker;
  const overdue = dueAt !== null && new Date(dueAt) < now;
  const clock = role === "ASKER" ? "alerts.deskWaitOther" : "alerts.deskDue";
  return (
    <LedgerRow
      href={localePath(locale, `/my/interests/${id}`)}
      seal={<Seal locale={locale} region={other.region} side={listing.side} />}
      title={listing.title}
      facts={[labelsIn(locale, SIDE_LABELS)[listing.side], partyName(locale, other), listing.code]}
      note={
        <p className={overdue ? "text-sm font-medium text-err" : "text-sm text-ink-2"}>
          {overdue ? t(locale, "alerts.deskOverdue") : dueAt && t(locale, clock, { day: formatDay(locale, dueAt) })}
        </p>
      }
      status={<InterestStatusBadge locale={locale} interest={interest} />}
    />
  );
}

/** How the firm stands, in figures that lead to what they count. */
export function DeskFigures({ locale, figures }: { locale: Locale; figures: readonly DeskFigure[] }) {
  return (
    <nav aria-label={t(locale, "alerts.deskFigures")} className="mt-10">
      <ul className="grid grid-cols-2 border-t border-rule-strong sm:grid-cols-4">
        {figures.map(({ label, count, href }) => (
          <li key={label} className="border-b border-rule">
            <Link href={localePath(locale, href)} prefetch={false} className="block py-3 hover:bg-wash">
              <span className="block font-display text-3xl font-bold">{count}</span>
              <span className="text-ink-2 underline underline-offset-4">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type DeskFigure = { label: string; count: number; href: string };
