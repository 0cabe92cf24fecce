import { amountIn } from "#lib/i18n/amount.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { AMOUNT_BASIS_LABELS, FORM_LABELS } from "#lib/listings/labels.ts";
import { amountRange, daysBetween, sameBasis } from "#lib/matching/model/amount.ts";
import { price, type Spoken } from "#lib/matching/queries/words.ts";

/** A soft miss or something unknown that rests on fields. */
export type FieldCaution = { kind: string; text: string };

function amountCaution({ demand, supply, locale }: Spoken): FieldCaution | null {
  const budget = amountRange(demand);
  const asked = amountRange(supply);
  if (!budget && !asked) return { kind: "BUDGET_UNKNOWN", text: t(locale, "matching.cautionBudgetUnknownBoth") };
  if (!budget) return { kind: "BUDGET_UNKNOWN", text: t(locale, "matching.cautionBudgetUnknownDemand") };
  if (!asked) return { kind: "BUDGET_UNKNOWN", text: t(locale, "matching.cautionBudgetUnknownSupply") };
  if (!sameBasis(demand, supply)) {
    const basis = {
      demand: labelsIn(locale, AMOUNT_BASIS_LABELS)[demand.amountBasis ?? "TOTAL"],
      supply: labelsIn(locale, AMOUNT_BASIS_LABELS)[supply.amountBasis ?? "TOTAL"],
    };
    return { kind: "BASIS", text: t(locale, "matching.cautionBasis", basis) };
  }
  if (asked.low <= budget.high) return null;
  return {
    kind: "BUDGET_OVER",
    text: t(locale, "matching.cautionBudgetOver", { price: amountIn(locale, asked.low), budget: price(demand, locale) }),
  };
}

function dateCaution({ demand, supply, locale }: Spoken): FieldCaution | null {
  if (!demand.neededBy) return { kind: "DATE_UNKNOWN", text: t(locale, "matching.cautionDateUnknownDemand") };
  if (!supply.availableFrom) return { kind: "DATE_UNKNOWN", text: t(locale, "matching.cautionDateUnknownSupply") };
  const days = daysBetween(demand.neededBy, supply.availableFrom);
  return days > 0 ? { kind: "DATE_LATE", text: t(locale, "matching.cautionLate", { days }) } : null;
}

function formCaution({ demand, supply, locale }: Spoken): FieldCaution | null {
  if (!demand.form || !supply.form || demand.form === supply.form) return null;
  return {
    kind: "FORM",
    text: t(locale, "matching.cautionForm", {
      demand: labelsIn(locale, FORM_LABELS)[demand.form],
      supply: labelsIn(locale, FORM_LABELS)[supply.form],
    }),
  };
}

function cooperationCaution({ demand, supply, locale }: Spoken): FieldCaution | null {
  if (demand.cooperation.length === 0 || supply.cooperation.length === 0) return null;
  if (demand.cooperation.some((way) => supply.cooperation.includes(way))) return null;
  return { kind: "COOPERATION", text: t(locale, "matching.cautionCooperation") };
}

/** Everything fields leave open or fit only softly, in a fixed order. */
export function fieldCautions(spoken: Spoken): FieldCaution[] {
  return [amountCaution(spoken), dateCaution(spoken), formCaution(spoken), cooperationCaution(spoken)].filter(
    (caution) => caution !== null,
  );
}
