import type { ReactNode } from "react";
import { FactsTable } from "#components/facts-table.tsx";
import { fieldLabel, showField, type TableNames } from "#components/field-words.ts";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { ListingContent } from "#lib/listings/model.ts";

/** The text as it stands: of the revision while one is open. It is written on the screens behind the page's button. */
export function OwnText({
  locale,
  values,
  names,
  aside,
}: {
  locale: Locale;
  values: ListingContent;
  names: TableNames;
  aside?: ReactNode;
}) {
  const content = CONTENT_FIELDS.map((field) => ({ field, value: showField(locale, names, field, values[field]) }));
  const details = Object.entries(values.details).map(([name, value]) => ({ field: `details.${name}`, value }));
  const facts = [...content, ...details]
    .filter(({ value }) => value !== "")
    .map(({ field, value }) => ({
      label: fieldLabel(locale, field),
      value: <span className="whitespace-pre-line">{value}</span>,
      wide: field === "title" || field === "summary" || field.startsWith("details."),
    }));
  return (
    <Section title={t(locale, "listings.textTitle")} aside={aside}>
      <FactsTable facts={facts} />
      <div className="mt-6 max-w-measure whitespace-pre-line text-lg">{values.description}</div>
    </Section>
  );
}

const CONTENT_FIELDS = [
  "title",
  "side",
  "form",
  "summary",
  "keywords",
  "chain",
  "chainLink",
  "cluster",
  "cooperation",
  "amountMinWan",
  "amountMaxWan",
  "amountBasis",
  "neededBy",
  "availableFrom",
  "targetRegions",
  "requiredQualifications",
  "heldQualifications",
  "validUntil",
  "visibility",
  "externalId",
] as const;
