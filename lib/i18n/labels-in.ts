import type { Locale } from "#lib/i18n/catalogue.ts";
import { labels } from "#lib/i18n/en/labels.ts";

/** A module's words for codes, as its `labels.ts` gives them in Chinese. */
type Table = Readonly<Record<string, string>>;

const translated: Readonly<Partial<Record<Locale, ReadonlyMap<Table, Table>>>> = { en: labels };

/**
 * The words for codes in the reader's language: `labelsIn(locale, SIDE_LABELS)[side]`. Tests walk every `labels.ts`, so that
 * no table is without its pair.
 */
export function labelsIn<T extends Table>(locale: Locale, chinese: T): T {
  return (translated[locale]?.get(chinese) as T | undefined) ?? chinese;
}
