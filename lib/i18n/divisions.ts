import type { Locale } from "#lib/i18n/catalogue.ts";
import { divisions } from "#lib/i18n/en/divisions.ts";
import { type Division, divisionLabel, divisionOf } from "#lib/kernel/divisions.ts";

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
