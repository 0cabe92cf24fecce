import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatWan, formatWanRange } from "#lib/kernel/money.ts";
import { COOPERATION_LABELS, FORM_LABELS, REGION_LABELS } from "#lib/listings/labels.ts";
import { COOPERATION } from "#lib/listings/model.ts";
import { amountRange, daysBetween } from "#lib/matching/model/amount.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { Reason } from "#lib/matching/score/explain.ts";

/** The two listings a line speaks of, and the names of chains by code. */
export type Spoken = { demand: MatchListing; supply: MatchListing; locale: Locale; chainName: (code: string) => string };

const SEPARATOR = "、";
export const price = (listing: MatchListing) => formatWanRange(listing.amountMinWan, listing.amountMaxWan);

function priceWords({ demand, supply, locale }: Spoken): string {
  const budget = amountRange(demand);
  const asked = amountRange(supply);
  const values = { price: price(supply), budget: price(demand) };
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
function sharedWays({ demand, supply }: Spoken): string {
  const shared = COOPERATION.filter((way) => demand.cooperation.includes(way) && supply.cooperation.includes(way));
  return shared.map((way) => COOPERATION_LABELS[way]).join(SEPARATOR);
}

/** The sentence of one reason. */
export function reasonWords(reason: Reason, spoken: Spoken): string {
  const { demand, supply, locale } = spoken;
  const terms = reason.terms.join(SEPARATOR);
  switch (reason.kind) {
    case "subject":
      return t(locale, "matching.reasonSubject", { terms });
    case "wording":
      return t(locale, "matching.reasonWording", { terms });
    case "specs":
      return t(locale, "matching.reasonSpecs");
    case "form":
      return t(locale, "matching.reasonForm", { form: demand.form ? FORM_LABELS[demand.form] : "" });
    case "cooperation":
      return t(locale, "matching.reasonCooperation", { ways: sharedWays(spoken) });
    case "price":
      return priceWords(spoken);
    case "time":
      return timeWords(spoken);
    case "qualification":
      return t(locale, "matching.reasonQualification", {
        names: demand.requiredQualifications.map(({ label }) => label).join(SEPARATOR),
      });
    case "region":
      return t(locale, "matching.reasonRegion", { from: regionName(supply.region), to: regionName(demand.region) });
    case "chain":
      return t(locale, "matching.reasonChain", { chain: spoken.chainName(demand.chain ?? "") });
    case "freshness":
      return t(locale, "matching.reasonFreshness");
  }
}

export const regionName = (region: MatchListing["region"]) => (region ? REGION_LABELS[region] : "");
export const wan = formatWan;
export const listed = (names: readonly string[]) => names.join(SEPARATOR);
export const regionNames = (regions: MatchListing["targetRegions"]) => listed(regions.map((region) => REGION_LABELS[region]));
