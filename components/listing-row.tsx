import type { ReactNode } from "react";
import { Facts, LedgerRow } from "#components/ledger.tsx";
import { type CodeNames, dayLeft, deadlineOf } from "#components/listing-view.ts";
import { Seal } from "#components/seal.tsx";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import type { Day } from "#lib/kernel/clock.ts";
import { FORM_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";

/**
 * A listing as one row of a ledger: seal, title, what and whose it is, its trade in words; money and day at the right.
 * `ofFirm`: the row stands on the page of its firm, which need not be named again. `compact`: without its trade, in one line
 * where there is room.
 */
export function ListingRow({
  locale,
  listing,
  names,
  today,
  heading,
  ofFirm = false,
  compact = false,
}: {
  locale: Locale;
  listing: ListingView;
  names: CodeNames;
  today: Day;
  heading?: "h2" | "h3";
  ofFirm?: boolean;
  compact?: boolean;
}) {
  const { organization } = listing;
  const trade = [
    listing.chain && listing.chain !== "none" && names.chain(listing.chain),
    ...listing.keywords.slice(0, 5).map((word) => (
      <span key={word} lang={writtenLang(locale)}>
        {word}
      </span>
    )),
  ];
  const deadline = deadlineOf(listing);
  const left = dayLeft(locale, deadline.day, today);
  return (
    <LedgerRow
      href={localePath(locale, `/listings/${listing.code}`)}
      heading={heading}
      seal={<Seal locale={locale} region={organization.region} side={listing.side} size={compact ? "sm" : "md"} />}
      compact={compact}
      title={<span lang={writtenLang(locale)}>{listing.title}</span>}
      facts={[
        labelsIn(locale, SIDE_LABELS)[listing.side],
        listing.form && labelsIn(locale, FORM_LABELS)[listing.form],
        organization.division && names.division(organization.division),
        ...(ofFirm ? [] : organizationFacts(locale, listing)),
      ]}
      note={!compact && trade.some(Boolean) && <Facts facts={trade} />}
      figures={[
        {
          label: t(locale, listing.side === "DEMAND" ? "site.rowBudget" : "site.rowPrice"),
          value: amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan),
        },
        { label: t(locale, deadline.needed ? "site.rowDeadline" : "site.rowValid"), value: left.text, urgent: left.urgent },
      ]}
    />
  );
}

/** Whose listing it is, as facts of a line: the name with the mark of a verified firm, then who entered it. */
export function organizationFacts(
  locale: Locale,
  { organization, enteredByStaff }: Pick<ListingView, "organization" | "enteredByStaff">,
): ReactNode[] {
  return [
    <span key="organization">
      {organization.name === null ? t(locale, "site.anonymous") : <span lang={writtenLang(locale)}>{organization.name}</span>}{" "}
      {organization.verified && <VerifiedMark locale={locale} />}
    </span>,
    enteredByStaff && t(locale, "site.byStaffShort"),
  ];
}

/** ✓ 已认证: the firm has been verified. */
export function VerifiedMark({ locale }: { locale: Locale }) {
  return (
    <span className="inline-block whitespace-nowrap text-ok">
      <span aria-hidden="true">✓ </span>
      {t(locale, "common.verified")}
    </span>
  );
}
