import { FactsTable } from "#components/facts-table.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { fieldLabel, showField } from "#lib/listings/model/show-field.ts";
import { NO_CHAIN } from "#lib/listings/model.ts";
import type { FormValues } from "../listing-form.tsx";

type Choices = Record<"chains" | "clusters", readonly { value: string; label: string }[]>;

/** The text where it cannot be written at present: in review, or after its life. */
export function OwnText({ locale, values, choices }: { locale: Locale; values: FormValues; choices: Choices }) {
  const named = (field: string, value: unknown): string => {
    if (field === "chain" && value === NO_CHAIN) return t(locale, "listings.industryNone");
    const list = field === "chain" ? choices.chains : field === "cluster" ? choices.clusters : [];
    return list.find((choice) => choice.value === value)?.label ?? showField(field, value);
  };
  const content = CONTENT_FIELDS.map((field) => ({ field, value: named(field, values[field]) }));
  const details = Object.entries(values.details).map(([name, value]) => ({ field: `details.${name}`, value }));
  const facts = [...content, ...details]
    .filter(({ value }) => value !== "")
    .map(({ field, value }) => ({
      label: fieldLabel(field),
      value: <span className="whitespace-pre-line">{value}</span>,
      wide: field === "title" || field === "summary" || field.startsWith("details."),
    }));
  return (
    <Section title={t(locale, "listings.textTitle")}>
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
