import { type Choice, RadioGroup, SelectField } from "#components/choice-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import type { PlanQuery } from "#lib/matching/schema/whole-list.ts";

type Props = {
  locale: Locale;
  /** What the address says, right or wrong; errors stand at the fields they name. */
  asked: Readonly<Record<keyof PlanQuery, string | number>>;
  errors: readonly FieldError[];
  scopes: readonly Choice[];
  chains: readonly Choice[];
};

/** What the plan is asked with. It changes nothing, so it is sent as an address that can be kept and shared. */
export function PlanForm({ locale, asked, errors, scopes, chains }: Props) {
  const field = (name: keyof PlanQuery) => ({
    name,
    defaultValue: String(asked[name]),
    error: errors.find(({ path }) => path === name)?.message,
  });
  const any = t(locale, "matching.planAny");
  return (
    <form method="get" action="/staff/matching/plan#plan" className="mb-10 space-y-6 border-y border-rule-strong bg-card p-4">
      <div className="grid items-end gap-6 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField {...field("scope")} label={t(locale, "matching.planScope")} choices={scopes} />
        <SelectField
          {...field("chain")}
          label={t(locale, "matching.planChain")}
          hint={t(locale, "matching.planFilterHint")}
          choices={chains}
          placeholder={any}
        />
        <SelectField
          {...field("region")}
          label={t(locale, "matching.planRegion")}
          hint={t(locale, "matching.planFilterHint")}
          choices={REGIONS.map((region) => ({ value: region, label: REGION_LABELS[region] }))}
          placeholder={any}
        />
        <SelectField
          {...field("tier")}
          label={t(locale, "matching.planTier")}
          choices={[
            { value: "recommended", label: t(locale, "matching.planTierRecommended") },
            { value: "possible", label: t(locale, "matching.planTierPossible") },
          ]}
        />
        <TextField
          {...{ ...field("perFirm"), type: "number", inputMode: "numeric", min: 1, max: 20 }}
          label={t(locale, "matching.planPerFirm")}
        />
        <TextField
          {...{ ...field("perListing"), type: "number", inputMode: "numeric", min: 1, max: 10 }}
          label={t(locale, "matching.planPerListing")}
        />
      </div>
      <RadioGroup
        {...field("order")}
        label={t(locale, "matching.planOrder")}
        columns={2}
        choices={[
          {
            value: "balanced",
            label: t(locale, "matching.planOrderBalanced"),
            hint: t(locale, "matching.planOrderBalancedHint"),
          },
          { value: "score", label: t(locale, "matching.planOrderScore"), hint: t(locale, "matching.planOrderScoreHint") },
        ]}
      />
      <SubmitButton>{t(locale, "matching.planMake")}</SubmitButton>
    </form>
  );
}
