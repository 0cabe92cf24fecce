import { amountIn } from "#lib/i18n/amount.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import { TRAIT } from "#lib/matching/model/form.ts";
import { listed, regionName, regionNames, type Spoken } from "#lib/matching/queries/words.ts";
import { type Broken, BUDGET_FACTOR, type FieldConstraint, LATE_DAYS } from "#lib/matching/score/constraints.ts";
import type { Against } from "#lib/matching/score/explain.ts";

export type Constraint = FieldConstraint | "SPEC" | "EXCLUSION" | "UNAVAILABLE";
/** What is wrong and the smallest change that would help; null when nothing would. */
export type FailedWords = { constraint: Constraint; text: string; change: string | null };

function regionFailed(broken: Broken & { constraint: "REGION" }, { demand, supply, locale }: Spoken): FailedWords {
  const byDemand = broken.refusing === "DEMAND";
  const [refusing, refused] = byDemand ? [demand, supply] : [supply, demand];
  const region = regionName(refused.region, locale);
  const accepted = regionNames(refusing.targetRegions, locale);
  return {
    constraint: "REGION",
    text: byDemand
      ? t(locale, "matching.failedRegionDemand", { accepted, region })
      : t(locale, "matching.failedRegionSupply", { accepted, region }),
    change: byDemand
      ? t(locale, "matching.changeRegionDemand", { region })
      : t(locale, "matching.changeRegionSupply", { region }),
  };
}

/** The words of a broken field constraint. */
export function brokenWords(broken: Broken, spoken: Spoken): FailedWords {
  const { demand, locale } = spoken;
  const { constraint } = broken;
  switch (constraint) {
    case "SIDE":
      return {
        constraint,
        text: t(locale, "matching.failedSide", { side: labelsIn(locale, SIDE_LABELS)[demand.side] }),
        change: t(locale, "matching.changeSide"),
      };
    case "SELF":
      return { constraint, text: t(locale, "matching.failedSelf"), change: null };
    case "VALIDITY":
      return { constraint, text: t(locale, "matching.failedValidity"), change: t(locale, "matching.changeValidity") };
    case "BLOCKED":
      return { constraint, text: t(locale, "matching.failedBlocked"), change: t(locale, "matching.changeUnblock") };
    case "REGION":
      return regionFailed(broken, spoken);
    case "QUALIFICATION": {
      const names = listed(broken.missing, locale);
      return {
        constraint,
        text: t(locale, "matching.failedQualification", { names }),
        change: t(locale, "matching.changeQualification", { names }),
      };
    }
    case "BUDGET":
      return {
        constraint,
        text: t(locale, "matching.failedBudget", {
          price: amountIn(locale, broken.priceWan),
          budget: amountIn(locale, broken.budgetWan),
        }),
        change: t(locale, "matching.changeBudget", {
          price: amountIn(locale, broken.budgetWan * BUDGET_FACTOR),
          // In hundredths: the rounding error of a division would ask for one more.
          budget: amountIn(locale, Math.ceil(Math.round(broken.priceWan * 100) / BUDGET_FACTOR) / 100),
        }),
      };
    case "DATE":
      return {
        constraint,
        text: t(locale, "matching.failedDate", { days: broken.lateDays }),
        change: t(locale, "matching.changeDate", { days: broken.lateDays - LATE_DAYS }),
      };
  }
}

/** The words of what a text states against the pair. */
export function againstWords(against: Against, { demand, supply, locale }: Spoken): FailedWords {
  if (against.kind === "spec") {
    return { constraint: "SPEC", text: t(locale, "matching.failedSpec"), change: t(locale, "matching.changeSpec") };
  }
  const { by } = against.hit;
  const exclusion = against.stated;
  const other = by === "DEMAND" ? supply : demand;
  const constraint = "EXCLUSION";
  // A restriction that names places binds by them alone.
  if (exclusion.regions.length > 0) {
    const text = t(locale, "matching.failedPlace", { region: regionName(other.region, locale) });
    return { constraint, text, change: t(locale, "matching.changePlace") };
  }
  const general = by === "DEMAND" ? t(locale, "matching.failedExclusionDemand") : t(locale, "matching.failedExclusionSupply");
  const change = by === "DEMAND" ? t(locale, "matching.changeExclusionDemand") : t(locale, "matching.changeExclusionSupply");
  return { constraint, text: exclusion.traits & TRAIT.trader ? t(locale, "matching.failedTraders") : general, change };
}
