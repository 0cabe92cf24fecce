import { FactsTable } from "#components/facts-table.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { BUDGET_FACTOR, CONSTRAINTS, type FieldConstraint, LATE_DAYS } from "#lib/matching/score/constraints.ts";
import { COMPLEMENT } from "#lib/matching/score/features.ts";
import type { FeatureKind, Weights } from "#lib/matching/score/weights.ts";

/** The words of each constraint; a new one does not compile until it is told here. */
const CONSTRAINT_WORDS: Record<FieldConstraint, (locale: Locale) => [title: string, rule: string]> = {
  SIDE: (locale) => [t(locale, "method.sideTitle"), t(locale, "method.sideRule")],
  SELF: (locale) => [t(locale, "method.selfTitle"), t(locale, "method.selfRule")],
  VALIDITY: (locale) => [t(locale, "method.validityTitle"), t(locale, "method.validityRule")],
  BLOCKED: (locale) => [t(locale, "method.blockedTitle"), t(locale, "method.blockedRule")],
  REGION: (locale) => [t(locale, "method.regionTitle"), t(locale, "method.regionRule")],
  QUALIFICATION: (locale) => [t(locale, "method.qualificationTitle"), t(locale, "method.qualificationRule")],
  BUDGET: (locale) => [t(locale, "method.budgetTitle"), t(locale, "method.budgetRule", { factor: BUDGET_FACTOR })],
  DATE: (locale) => [t(locale, "method.dateTitle"), t(locale, "method.dateRule", { days: LATE_DAYS })],
};

/** The hard constraints in the order in which they are looked at, and what is read from prose. */
export function HardRules({ locale }: { locale: Locale }) {
  const rules = [
    ...CONSTRAINTS.map(({ constraint }) => CONSTRAINT_WORDS[constraint](locale)),
    [t(locale, "method.proseTitle"), t(locale, "method.proseRule")] as const,
  ];
  return (
    <Section title={t(locale, "method.hardTitle")} id="hard">
      <p className="mb-3 max-w-measure">{t(locale, "method.hardText")}</p>
      <FactsTable columns={1} label={t(locale, "method.hardTitle")} facts={rules.map(([label, value]) => ({ label, value }))} />
    </Section>
  );
}

type MethodWord = Extract<MessageKey, `method.feature${string}`>;
const FEATURE_WORDS: Record<FeatureKind, readonly [title: MethodWord, how: MethodWord]> = {
  topic: ["method.featureTopic", "method.featureTopicHow"],
  specs: ["method.featureSpecs", "method.featureSpecsHow"],
  form: ["method.featureForm", "method.featureFormHow"],
  cooperation: ["method.featureCooperation", "method.featureCooperationHow"],
  price: ["method.featurePrice", "method.featurePriceHow"],
  time: ["method.featureTime", "method.featureTimeHow"],
  qualification: ["method.featureQualification", "method.featureQualificationHow"],
  region: ["method.featureRegion", "method.featureRegionHow"],
  chain: ["method.featureChain", "method.featureChainHow"],
  freshness: ["method.featureFreshness", "method.featureFreshnessHow"],
};

type Loss = Extract<keyof Weights, `${string}Loss`>;
const LOSS_WORDS: Record<Loss, Extract<MessageKey, `method.loss${string}`>> = {
  overBudgetLoss: "method.lossOverBudget",
  unansweredLoss: "method.lossUnanswered",
  missedLoss: "method.lossMissed",
  touchedLoss: "method.lossTouched",
};

/** The most that a pair can reach. */
export const totalOf = (weights: Weights): number =>
  Math.round(Object.values(weights.points).reduce((sum, points) => sum + points, 0));

/** What earns points and how many at most, the weightiest first. */
export function Points({ locale, weights }: { locale: Locale; weights: Weights }) {
  const features = (Object.entries(weights.points) as [FeatureKind, number][]).sort(([, a], [, b]) => b - a);
  return (
    <Section title={t(locale, "method.pointsTitle", { total: totalOf(weights) })} id="points">
      <p className="mb-3 max-w-measure">{t(locale, "method.pointsText")}</p>
      <FactsTable
        columns={1}
        label={t(locale, "method.pointsTitle", { total: totalOf(weights) })}
        facts={features.map(([kind, points]) => ({
          label: t(locale, FEATURE_WORDS[kind][0]),
          value: (
            <>
              <span className="mr-3 inline-block min-w-20 font-semibold">{t(locale, "method.pointsMost", { points })}</span>
              {t(locale, FEATURE_WORDS[kind][1])}
            </>
          ),
        }))}
      />
      <h3 className="mt-6 text-xl">{t(locale, "method.lossTitle")}</h3>
      <p className="mt-1 max-w-measure">{t(locale, "method.lossText")}</p>
      <div className="prose mt-2 max-w-measure">
        <ul>
          {(Object.keys(LOSS_WORDS) as Loss[]).map((loss) => (
            <li key={loss}>{t(locale, LOSS_WORDS[loss], { percent: Math.round(weights[loss] * 100) })}</li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

/** The points of each pair of regions, supply to demand. */
export function Regions({ locale, weights }: { locale: Locale; weights: Weights }) {
  const regions = Object.keys(COMPLEMENT) as (keyof typeof COMPLEMENT)[];
  const points = (from: keyof typeof COMPLEMENT, to: keyof typeof COMPLEMENT) =>
    Math.round(COMPLEMENT[from][to] * weights.points.region * 10) / 10;
  return (
    <Section title={t(locale, "method.regionsTitle")} id="regions">
      <p className="mb-3 max-w-measure">{t(locale, "method.regionsText")}</p>
      {/* Narrow enough for a phone: a matrix that must be scrolled is none. */}
      <table className="border-y border-rule-strong bg-card text-sm">
        <caption className="sr-only">{t(locale, "method.regionsTitle")}</caption>
        <thead>
          <tr className="border-b border-rule-strong bg-wash">
            <th scope="col" className="px-3 py-1.5 text-left font-semibold">
              {t(locale, "method.regionsCorner")}
            </th>
            {regions.map((to) => (
              <th key={to} scope="col" className="w-16 px-3 py-1.5 text-right font-semibold">
                {labelsIn(locale, REGION_LABELS)[to]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map((from) => (
            <tr key={from} className="border-b border-rule last:border-b-0">
              <th scope="row" className="px-3 py-1.5 text-left font-medium">
                {labelsIn(locale, REGION_LABELS)[from]}
              </th>
              {regions.map((to) => (
                <td key={to} className="px-3 py-1.5 text-right tabular-nums">
                  {points(from, to)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
