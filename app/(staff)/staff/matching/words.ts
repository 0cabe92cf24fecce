import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";

/** What a scope is called. */
export const scopeLabel = (locale: Locale, scope: string): string =>
  scope === CURRENT ? t(locale, "matching.runCurrent") : t(locale, "matching.runEdition", { number: scope });
