import { Chip } from "#components/chips.tsx";
import { LedgerRow } from "#components/ledger.tsx";
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

/** A listing as one row of a ledger: seal, title, one line of facts, money and day at the right. */
export function ListingRow({
  locale,
  listing,
  names,
  today,
  heading,
}: {
  locale: Locale;
  listing: ListingView;
  names: CodeNames;
  today: Day;
  heading?: "h2" | "h3";
}) {
  const { organization } = listing;
  const deadline = deadlineOf(listing);
  const left = dayLeft(locale, deadline.day, today);
  return (
    <LedgerRow
      href={localePath(locale, `/listings/${listing.code}`)}
      heading={heading}
      seal={<Seal locale={locale} region={organization.region} side={listing.side} />}
      title={<span lang={writtenLang(locale)}>{listing.title}</span>}
      facts={[
        labelsIn(locale, SIDE_LABELS)[listing.side],
        listing.form && labelsIn(locale, FORM_LABELS)[listing.form],
        organization.division && names.division(organization.division),
        listing.chain && listing.chain !== "none" && names.chain(listing.chain),
        <OrganizationMark key="organization" locale={locale} listing={listing} />,
      ]}
      note={listing.keywords.length > 0 && <Keywords locale={locale} words={listing.keywords} />}
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

function Keywords({ locale, words }: { locale: Locale; words: readonly string[] }) {
  return (
    <ul lang={writtenLang(locale)} className="flex flex-wrap gap-1.5">
      {words.slice(0, 5).map((word) => (
        <li key={word}>
          <Chip>{word}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** The firm's name with what is known of it: verified or not, anonymous, entered by staff. */
export function OrganizationMark({
  locale,
  listing: { organization, enteredByStaff },
  withName = true,
}: {
  locale: Locale;
  listing: Pick<ListingView, "organization" | "enteredByStaff">;
  withName?: boolean;
}) {
  return (
    <>
      {withName &&
        (organization.name === null ? t(locale, "site.anonymous") : <span lang={writtenLang(locale)}>{organization.name}</span>)}
      {organization.verified && (
        <span className="ml-1 inline-block text-ok">
          <span aria-hidden="true">✓</span>
          {t(locale, "common.verified")}
        </span>
      )}
      {enteredByStaff && <span className="ml-1 inline-block text-warn">{t(locale, "site.byStaffShort")}</span>}
    </>
  );
}
