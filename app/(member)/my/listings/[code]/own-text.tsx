import type { ReactNode } from "react";
import { FactsTable } from "#components/facts-table.tsx";
import { fieldLabel, showField } from "#components/field-words.ts";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type ListingContent, NO_CHAIN } from "#lib/listings/model.ts";

type Choices = Record<"chains" | "clusters", readonly { value: string; label: string }[]>;

/** The text as it stands: of the revision while one is open. It is written on the screens behind the page's button. */
export function OwnText({
  locale,
  values,
  choices,
  aside,
}: {
  locale: Locale;
  values: ListingContent;
  choices: Choices;
  aside?: ReactNode;
}) {
  const named = (field: string, value: unknown): string => {
    if (field === "chain" && value === NO_CHAIN) return t(locale, "listings.industryNone");
    const list = field === "chain" ? choices.chains : field === "cluster" ? choices.clusters : [];
    return list.find((choice) => choice.value === value)?.label ?? showField(locale, field, value);
  };
  const content = CONTENT_FIELDS.map((field) => ({ field, value: named(field, values[field]) }));
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
