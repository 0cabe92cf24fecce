import type { ReactNode } from "react";
import { LedgerRow } from "#components/ledger.tsx";
import { dayLeft } from "#components/listing-view.ts";
import { Seal } from "#components/seal.tsx";
import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Day } from "#lib/kernel/clock.ts";
import { SIDE_LABELS, STATUS_LABELS } from "#lib/listings/labels.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { editHref } from "./edit-href.ts";

const TONES: Record<ListingStatus, Tone> = {
  DRAFT: "neutral",
  SUBMITTED: "wait",
  IN_REVIEW: "wait",
  RETURNED: "act",
  PUBLISHED: "good",
  REJECTED: "bad",
  SUSPENDED: "bad",
  FULFILLED: "over",
  WITHDRAWN: "over",
  EXPIRED: "act",
  ARCHIVED: "over",
};

/** The status of a listing, and of its revision when one is open. */
export function ListingStatusBadges({ locale, listing }: { locale: Locale; listing: Pick<ListingView, "status" | "pending"> }) {
  const { status, pending } = listing;
  return (
    <span className="inline-flex flex-wrap gap-2">
      <StatusBadge tone={TONES[status]}>{labelsIn(locale, STATUS_LABELS)[status]}</StatusBadge>
      {pending && (
        <StatusBadge tone={TONES[pending.status]}>
          {t(locale, "listings.revisionMark", { status: labelsIn(locale, STATUS_LABELS)[pending.status] })}
        </StatusBadge>
      )}
    </span>
  );
}

/** What was sent back opens where it is repaired, at the first field that was marked; everything else at its own page. */
function hrefOf(locale: Locale, listing: ListingView): string {
  const returned = (listing.pending?.status ?? listing.status) === "RETURNED";
  if (!returned) return localePath(locale, `/my/listings/${listing.code}`);
  return editHref(locale, listing.code, listing.lastDecision?.fieldNotes[0]?.path);
}

/** One of the firm's own listings as a row: what it is, how it stands, until when. */
export function DeskRow({
  locale,
  listing,
  name,
  today,
  box,
}: {
  locale: Locale;
  listing: ListingView;
  /** What it is called: its title, while it has one. */
  name: string;
  today: Day;
  /** The box that ticks it for a move of several. */
  box?: ReactNode;
}) {
  const left = dayLeft(locale, listing.validUntil, today);
  return (
    <LedgerRow
      heading="h2"
      href={hrefOf(locale, listing)}
      seal={<Seal locale={locale} region={listing.organization.region} side={listing.side} />}
      title={name}
      facts={[
        labelsIn(locale, SIDE_LABELS)[listing.side],
        listing.code,
        listing.updatedAt && t(locale, "listings.updated", { time: formatInstant(locale, listing.updatedAt) }),
      ]}
      status={
        <span className="relative flex flex-wrap items-center gap-x-4">
          <ListingStatusBadges locale={locale} listing={listing} />
          {box}
        </span>
      }
      figures={
        listing.status === "PUBLISHED" || listing.status === "EXPIRED"
          ? [{ label: t(locale, "site.rowValid"), value: left.text, urgent: left.urgent }]
          : []
      }
    />
  );
}
