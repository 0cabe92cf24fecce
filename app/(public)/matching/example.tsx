import { FactsTable } from "#components/facts-table.tsx";
import { Section } from "#components/page.tsx";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { writtenLang } from "#lib/i18n/written.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { WorkedExample } from "#lib/method/queries.ts";

const TIERS = { RECOMMENDED: "matching.tierRecommended", POSSIBLE: "matching.tierPossible" } as const;

/** Two invented listings with every line of their score, as a firm would see it under its own. */
export function Example({ locale, example }: { locale: Locale; example: WorkedExample }) {
  const { demand, supply, points, tier, reasons, cautions } = example;
  const word = tier === null ? t(locale, "method.exampleNotShown") : t(locale, TIERS[tier]);
  return (
    <Section title={t(locale, "method.exampleTitle")} id="example">
      <p className="mb-4 max-w-measure">{t(locale, "method.exampleText")}</p>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <ExampleListing locale={locale} listing={demand} />
        <ExampleListing locale={locale} listing={supply} />
      </div>
      <h3 className="mt-6 text-xl">{t(locale, "method.exampleReasons")}</h3>
      <ol className="mt-2 border-t border-rule-strong">
        {reasons.map(({ kind, text, points: own, mine, theirs }) => (
          <li key={`${kind} ${text} ${mine} ${theirs}`} className="border-b border-rule py-2">
            <p className="grid grid-cols-[3.75rem_1fr] gap-x-3">
              <span className="whitespace-nowrap text-right text-ink-2">{t(locale, "matching.points", { points: own })}</span>
              <span>{text}</span>
            </p>
            {(mine !== null || theirs !== null) && (
              <p className="pl-18 text-sm text-ink-2">
                {mine !== null && <Quoted label={t(locale, "method.exampleDemand")} text={mine} />}
                {theirs !== null && <Quoted label={t(locale, "method.exampleSupply")} text={theirs} />}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="mt-3 text-lg font-semibold">{t(locale, "method.exampleTotal", { points, tier: word })}</p>
      {cautions.length > 0 && (
        <>
          <h3 className="mt-6 text-xl">{t(locale, "method.exampleCautions")}</h3>
          <ul className="mt-2 border-t border-rule-strong">
            {cautions.map(({ kind, text, mine, theirs }) => (
              <li key={`${kind} ${text} ${mine} ${theirs}`} className="border-b border-rule py-2">
                {text}
                {mine !== null && <Quoted label={t(locale, "method.exampleDemand")} text={mine} />}
                {theirs !== null && <Quoted label={t(locale, "method.exampleSupply")} text={theirs} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Quoted({ label, text }: { label: string; text: string }) {
  return (
    <span className="mr-4 inline-block">
      {label}
      <q className="text-ink">{text}</q>
    </span>
  );
}

function ExampleListing({ locale, listing }: { locale: Locale; listing: MatchListing }) {
  const isDemand = listing.side === "DEMAND";
  const day = isDemand ? listing.neededBy : listing.availableFrom;
  return (
    <div>
      <h3 className="mb-2 text-xl">
        {t(locale, "common.named", {
          name: t(locale, isDemand ? "method.exampleDemand" : "method.exampleSupply"),
          text: listing.title,
        })}
      </h3>
      <p lang={writtenLang(locale)} className="mb-3">
        {listing.description}
      </p>
      <FactsTable
        columns={1}
        label={listing.title}
        facts={[
          {
            label: t(locale, "method.exampleRegion"),
            value: listing.region ? labelsIn(locale, REGION_LABELS)[listing.region] : "",
          },
          {
            label: t(locale, isDemand ? "method.exampleBudget" : "method.examplePrice"),
            value: amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan),
          },
          { label: t(locale, isDemand ? "method.exampleNeededBy" : "method.exampleAvailable"), value: day ?? "" },
        ]}
      />
    </div>
  );
}
