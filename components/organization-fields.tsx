import { type Choice, SelectField } from "#components/choice-field.tsx";
import { ComboboxField } from "#components/combobox-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { unitNameIn } from "#lib/i18n/divisions.ts";
import { COUNTY_UNITS, divisionOf, HEBEI_CITIES } from "#lib/kernel/divisions.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

/** Counties under their city, each city of Hebei before its own. */
function divisionChoices(locale: Locale): Choice[] {
  const regionOf = (code: (typeof REGIONS)[number]) => t(locale, `common.region${code}`);
  return [...HEBEI_CITIES, ...COUNTY_UNITS]
    .map((unit) => {
      const city = unit.level === "city" ? unit : unit.city ? divisionOf(unit.city) : null;
      const group = city ? `${regionOf("HEBEI")} ${unitNameIn(locale, city)}` : regionOf(unit.region);
      return { value: unit.code, label: unitNameIn(locale, unit), group };
    })
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** 所在地区 and 区县. All districts stand in one list, so that it works without JavaScript; with it they are found by typing. */
export function PlaceFields({
  locale,
  region,
  division,
  hint,
}: {
  locale: Locale;
  region?: string;
  division?: string | null;
  hint?: string;
}) {
  return (
    <>
      <SelectField
        name="region"
        label={t(locale, "organizations.region")}
        placeholder={t(locale, "organizations.choose")}
        choices={REGIONS.map((code) => ({ value: code, label: t(locale, `common.region${code}`) }))}
        defaultValue={region}
        required
      />
      <ComboboxField
        name="division"
        label={t(locale, "organizations.division")}
        hint={hint}
        placeholder={t(locale, "organizations.choose")}
        choices={divisionChoices(locale)}
        defaultValue={division ?? undefined}
      />
    </>
  );
}
