import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { divisions } from "#lib/i18n/en/divisions.ts";
import { type Division, divisionLabel, divisionOf } from "#lib/kernel/divisions.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";

/** Names of districts, counties and cities by their codes in a language that does not write them in Chinese. */
const spelled: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = { en: divisions };

/** The name of one unit, without the city it lies in. */
export function unitNameIn(locale: Locale, { code, name }: Pick<Division, "code" | "name">): string {
  return spelled[locale]?.[code] ?? name;
}

/** The name as a list shows it: 保定市满城区, `Mancheng, Baoding`. An unknown code stays as it is. */
export function divisionIn(locale: Locale, code: string): string {
  const unit = divisionOf(code);
  if (locale === "zh-CN" || !unit) return divisionLabel(code);
  const city = unit.city ? divisionOf(unit.city) : null;
  return [unitNameIn(locale, unit), city && unitNameIn(locale, city)].filter(Boolean).join(", ");
}

/** Region and unit, as an address has them: 河北 保定市满城区, `Mancheng, Baoding, Hebei`. */
export function placeIn(locale: Locale, region: RegionCode, division: string | null): string {
  const name = t(locale, `common.region${region}`);
  if (division === null) return name;
  return locale === "zh-CN" ? `${name} ${divisionIn(locale, division)}` : `${divisionIn(locale, division)}, ${name}`;
}
