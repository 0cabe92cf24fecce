import type { Locale } from "#lib/i18n/catalogue.ts";
import { operations } from "#lib/i18n/en/operations.ts";

const translated: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = { en: operations };

/** What an operation of the API is for, in the reader's language. A test names each operation that has no English words. */
export function operationSummary(locale: Locale, { name, summary }: { name: string; summary: string }): string {
  return translated[locale]?.[name] ?? summary;
}
