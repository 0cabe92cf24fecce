import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { COOPERATION_LABELS, FORM_LABELS, REGION_LABELS } from "#lib/listings/labels.ts";
import { COOPERATION } from "#lib/listings/model.ts";
import { amountRange, daysBetween } from "#lib/matching/model/amount.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { Reason } from "#lib/matching/score/explain.ts";

/** The two listings a line speaks of, and the names of chains by code. */
export type Spoken = { demand: MatchListing; supply: MatchListing; locale: Locale; chainName: (code: string) => string };

/** The asking price or budget of a listing, as the reader's language writes money. */
export const price = (listing: MatchListing, locale: Locale) => amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan);
/** Names one after the other. */
export const listed = (names: readonly string[], locale: Locale) => names.join(t(locale, "common.listSeparator"));

function priceWords({ demand, supply, locale }: Spoken): string {
  const budget = amountRange(demand);
  const asked = amountRange(supply);
  const values = { price: price(supply, locale), budget: price(demand, locale) };
  if (budget && asked && asked.low > budget.high) return t(locale, "matching.reasonPriceOver", values);
  if (budget && asked && asked.high < budget.low) return t(locale, "matching.reasonPriceUnder", values);
  return t(locale, "matching.reasonPriceInside", values);
}

function timeWords({ demand, supply, locale }: Spoken): string {
  const from = supply.availableFrom ?? "";
  const by = demand.neededBy ?? "";
  const days = daysBetween(by, from);
  return days > 0
    ? t(locale, "matching.reasonTimeLate", { from, by, days })
    : t(locale, "matching.reasonTimeEarly", { from, by });
}

/** Names of the cooperation both sides offer, in the order of the taxonomy. */
function sharedWays({ demand, supply, locale }: Spoken): string {
  const shared = COOPERATION.filter((way) => demand.cooperation.includes(way) && supply.cooperation.includes(way));
  return listed(
    shared.map((way) => labelsIn(locale, COOPERATION_LABELS)[way]),
    locale,
  );
}

/** The sentence of one reason. */
export function reasonWords(reason: Reason, spoken: Spoken): string {
  const { demand, supply, locale } = spoken;
  const terms = listed(reason.terms, locale);
  switch (reason.kind) {
    case "subject":
      return t(locale, "matching.reasonSubject", { terms });
    case "wording":
      return t(locale, "matching.reasonWording", { terms });
    case "specs":
      return t(locale, "matching.reasonSpecs");
    case "form":
      return t(locale, "matching.reasonForm", { form: demand.form ? labelsIn(locale, FORM_LABELS)[demand.form] : "" });
    case "cooperation":
      return t(locale, "matching.reasonCooperation", { ways: sharedWays(spoken) });
    case "price":
      return priceWords(spoken);
    case "time":
      return timeWords(spoken);
    case "qualification":
      return t(locale, "matching.reasonQualification", {
        names: listed(
          demand.requiredQualifications.map(({ label }) => label),
          locale,
        ),
      });
    case "region":
      return t(locale, "matching.reasonRegion", {
        from: regionName(supply.region, locale),
        to: regionName(demand.region, locale),
      });
    case "chain":
      return t(locale, "matching.reasonChain", { chain: spoken.chainName(demand.chain ?? "") });
    case "freshness":
      return t(locale, "matching.reasonFreshness");
  }
}

/** A region by its name; "" for none. */
export const regionName = (region: MatchListing["region"], locale: Locale) =>
  region ? labelsIn(locale, REGION_LABELS)[region] : "";
/** Regions by their names. */
export const regionNames = (regions: MatchListing["targetRegions"], locale: Locale) =>
  listed(
    regions.map((region) => labelsIn(locale, REGION_LABELS)[region]),
    locale,
  );
