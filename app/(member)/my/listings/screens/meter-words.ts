import { fieldLabel } from "#components/field-words.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { Side } from "#lib/listings/model.ts";
import type { MeterWords } from "./meter.tsx";

const PARTS = [
  "form",
  "title",
  "description",
  "summary",
  "keywords",
  "chain",
  "chainLink",
  "cooperation",
  "amount",
  "date",
  "qualifications",
  "details",
] as const;

/** What each part of the completeness is called on a form of this side, and what it buys. */
export function meterWords(locale: Locale, side: Side): MeterWords {
  const isDemand = side === "DEMAND";
  const named: Partial<Record<(typeof PARTS)[number], string>> = {
    amount: fieldLabel(locale, "amountMaxWan"),
    date: fieldLabel(locale, isDemand ? "neededBy" : "availableFrom"),
    qualifications: fieldLabel(locale, isDemand ? "requiredQualifications" : "heldQualifications"),
    details: t(locale, "listings.formDetails"),
  };
  return {
    percent: t(locale, "posting.meterPercent", { percent: "{percent}" }),
    gains: t(locale, "posting.meterGains"),
    gain: t(locale, "posting.meterGain", { field: "{field}", points: "{points}", reason: "{reason}" }),
    full: t(locale, "posting.meterFull"),
    fields: Object.fromEntries(
      PARTS.map((part) => [part, { label: named[part] ?? fieldLabel(locale, part), reason: t(locale, `posting.buys_${part}`) }]),
    ),
  };
}
