import Link from "next/link";
import type { AllCodeNames } from "#components/code-names.ts";
import { type Fact, FactsTable } from "#components/facts-table.tsx";
import { VerifiedMark } from "#components/listing-row.tsx";
import { dayLeft } from "#components/listing-view.ts";
import { Section } from "#components/page.tsx";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { placeIn } from "#lib/i18n/divisions.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import { type Day, dayOf } from "#lib/kernel/clock.ts";
import {
  AMOUNT_BASIS_LABELS,
  COOPERATION_LABELS,
  DETAIL_LABELS,
  FIELD_LABELS,
  FORM_LABELS,
  REGION_LABELS,
  SIDE_LABELS,
} from "#lib/listings/labels.ts";
import { detailsOf } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";

type Props = { locale: Locale; listing: ListingView; names: AllCodeNames; today: Day };

/** The head of the document: what a clerk looks for first, as a ruled table; in one column where there is little room. */
export function ListingHead({ locale, listing, names, today, columns = 2 }: Props & { columns?: 1 | 2 }) {
  const { organization } = listing;
  const label = (name: keyof typeof FIELD_LABELS): string => labelsIn(locale, FIELD_LABELS)[name] ?? name;
  const amount = amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan);
  const chain = listing.chain === "none" ? t(locale, "site.chainNone") : listing.chain && names.chain(listing.chain);
  const facts: (Fact | false)[] = [
    { label: t(locale, "site.detailCode"), value: listing.code },
    listing.publishedAt !== null && { label: t(locale, "site.detailPublished"), value: dayOf(new Date(listing.publishedAt)) },
    { label: label("side"), value: labelsIn(locale, SIDE_LABELS)[listing.side] },
    { label: label("form"), value: listing.form ? labelsIn(locale, FORM_LABELS)[listing.form] : t(locale, "site.detailNone") },
    {
      label: t(locale, "site.detailOrganization"),
      value: <OrganizationName locale={locale} listing={listing} />,
    },
    {
      label: t(locale, "site.detailRegion"),
      value: placeIn(locale, organization.region, organization.division),
    },
    { label: label("chain"), value: [chain || t(locale, "site.detailNone"), listing.chainLink].filter(Boolean).join(" / ") },
    listing.cluster !== null && { label: label("cluster"), value: names.cluster(listing.cluster) },
    {
      label: label("cooperation"),
      value:
        listing.cooperation
          .map((code) => labelsIn(locale, COOPERATION_LABELS)[code as keyof typeof COOPERATION_LABELS] ?? code)
          .join(t(locale, "common.listSeparator")) || t(locale, "site.detailNone"),
    },
    {
      label: t(locale, listing.side === "DEMAND" ? "site.detailBudget" : "site.detailPrice"),
      value: listing.amountBasis
        ? t(locale, "site.detailBasis", { amount, basis: labelsIn(locale, AMOUNT_BASIS_LABELS)[listing.amountBasis] })
        : amount,
    },
    listing.side === "DEMAND"
      ? {
          label: label("neededBy"),
          value: listing.neededBy ? dayLeft(locale, listing.neededBy, today).text : t(locale, "site.detailNone"),
        }
      : { label: label("availableFrom"), value: listing.availableFrom ?? t(locale, "site.detailNone") },
    { label: label("validUntil"), value: dayLeft(locale, listing.validUntil, today).text },
    {
      label: t(locale, "site.detailTargets"),
      value:
        listing.targetRegions.map((region) => labelsIn(locale, REGION_LABELS)[region]).join(t(locale, "common.listSeparator")) ||
        t(locale, "site.detailAnyRegion"),
    },
    listing.lastConfirmedAt !== null && {
      label: t(locale, "site.detailConfirmed"),
      value: dayOf(new Date(listing.lastConfirmedAt)),
    },
    qualifications(locale, label("requiredQualifications"), listing.requiredQualifications.map(names.qualification)),
    qualifications(locale, label("heldQualifications"), listing.heldQualifications.map(names.qualification)),
    listing.keywords.length > 0 && {
      label: label("keywords"),
      value: <span lang={writtenLang(locale)}>{listing.keywords.join(t(locale, "common.listSeparator"))}</span>,
      wide: true,
    },
  ];
  return <FactsTable columns={columns} label={t(locale, "site.detailFacts")} facts={facts.filter((fact) => fact !== false)} />;
}

const qualifications = (locale: Locale, label: string, values: readonly string[]): Fact | false =>
  values.length > 0 && { label, value: values.join(t(locale, "common.listSeparator")), wide: true };

function OrganizationName({ locale, listing }: { locale: Locale; listing: ListingView }) {
  if (listing.organization.id === null) return t(locale, "site.detailAnonymous");
  return (
    <>
      <Link href={localePath(locale, `/organizations/${listing.organization.id}`)} prefetch={false} className="link inline-block">
        <span lang={writtenLang(locale)}>{listing.organization.name}</span>
      </Link>{" "}
      {listing.organization.verified && <VerifiedMark locale={locale} />}
      {listing.enteredByStaff && <span className="block text-sm text-ink-2">{t(locale, "site.byStaffShort")}</span>}
    </>
  );
}

/** What the firm says: its text as written, then the fields of the trade that it filled in. */
export function ListingBody({ locale, listing }: { locale: Locale; listing: ListingView }) {
  const details = detailsOf(listing.side).flatMap((name) => {
    const text = listing.details[name];
    return text ? [{ name, text }] : [];
  });
  return (
    <>
      <Section title={t(locale, "site.detailDescription")}>
        <div lang={writtenLang(locale)} className="max-w-measure whitespace-pre-line text-lg">
          {listing.description}
        </div>
      </Section>
      {details.length > 0 && (
        <Section title={t(locale, "site.detailMore")}>
          <dl className="max-w-measure space-y-4">
            {details.map(({ name, text }) => (
              <div key={name}>
                <dt className="font-semibold">{labelsIn(locale, DETAIL_LABELS)[name] ?? name}</dt>
                <dd lang={writtenLang(locale)} className="whitespace-pre-line">
                  {text}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
