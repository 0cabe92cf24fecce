import Link from "next/link";
import { type Fact, FactsTable } from "#components/facts-table.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { InterestView, Party } from "#lib/interests/model.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";

/** The name of a party, or what stands for it while it may not be named. */
export function partyName(locale: Locale, party: Party): string {
  return party.name ?? t(locale, "interests.unnamed", { region: labelsIn(locale, REGION_LABELS)[party.region] });
}

function PartyLink({ locale, party }: { locale: Locale; party: Party }) {
  const text = partyName(locale, party);
  if (party.id === null || !party.verified) return text;
  return (
    <Link className="link" href={localePath(locale, `/organizations/${party.id}`)} prefetch={false}>
      {text}
    </Link>
  );
}

function ListingLink({ locale, code }: { locale: Locale; code: string }) {
  return (
    <Link className="link" href={localePath(locale, `/listings/${code}`)} prefetch={false}>
      {code}
    </Link>
  );
}

/** A contact request as a document: its head as a ruled table, then the three questions. No contact stands in it. */
export function InterestDocument({ locale, interest }: { locale: Locale; interest: InterestView }) {
  const facts: (Fact | false)[] = [
    { label: t(locale, "interests.factListing"), value: <ListingLink locale={locale} code={interest.listing.code} /> },
    interest.fromListing !== null && {
      label: t(locale, "interests.factFrom"),
      value: <ListingLink locale={locale} code={interest.fromListing} />,
    },
    { label: t(locale, "interests.factAsker"), value: <PartyLink locale={locale} party={interest.asker} /> },
    { label: t(locale, "interests.factOwner"), value: <PartyLink locale={locale} party={interest.owner} /> },
    { label: t(locale, "interests.factCreated"), value: formatInstant(locale, interest.createdAt) },
    interest.dueAt !== null && { label: t(locale, "interests.factDue"), value: formatInstant(locale, interest.dueAt) },
    interest.answeredAt !== null && {
      label: t(locale, "interests.factAnswered"),
      value: formatInstant(locale, interest.answeredAt),
    },
    interest.mediator !== null && { label: t(locale, "interests.factMediator"), value: interest.mediator },
    interest.wantsNda && { label: t(locale, "interests.factNda"), value: t(locale, "interests.factNdaYes") },
  ];
  const answers = [
    [t(locale, "interests.seeking"), interest.seeking],
    [t(locale, "interests.questions"), interest.questions],
    [t(locale, "interests.about"), interest.about],
  ] as const;
  return (
    <>
      <FactsTable facts={facts.filter((fact) => fact !== false)} />
      <Section title={t(locale, "interests.questionsTitle")}>
        <dl className="max-w-measure space-y-4">
          {answers.map(([label, text]) => (
            <div key={label}>
              <dt className="font-semibold">{label}</dt>
              <dd className={text ? "whitespace-pre-line" : "text-ink-3"}>{text || t(locale, "interests.notAnswered")}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
