import { amountText, chainText, placeText } from "#lib/editions/model/wording.ts";
import type { Issue } from "#lib/editions/queries/editions.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { DEFAULT_LOCALE, type Locale, t } from "#lib/i18n/catalogue.ts";
import { placeIn } from "#lib/i18n/divisions.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { COOPERATION_LABELS } from "#lib/listings/labels.ts";

type Frame = Issue["frame"];

// In Chinese every word is the one that was printed, from the frozen frame; other languages have their own.

/** The name of a chain, by its code in an issue. */
export type ChainName = (chain: string) => string;

/** @param today names of the chains in force, in the reader's language; an unknown code is its own */
export function chainNameOf(locale: Locale, frame: Frame, today: ChainName): ChainName {
  return (chain) => {
    const printed = chainText(chain, frame, t(locale, "editions.otherChain"));
    const name = today(chain);
    return locale === DEFAULT_LOCALE || name === chain ? printed : name;
  };
}

/** The money of a row, with its unit. */
export function amountOf(locale: Locale, row: EditionRow): string {
  if (locale !== DEFAULT_LOCALE) return amountRangeIn(locale, row.amountMinWan, row.amountMaxWan);
  const printed = amountText(row);
  return printed === null ? t(locale, "common.negotiable") : `${printed} ${t(locale, "common.wan")}`;
}

/** Where the firm of a row is. */
export function placeOf(locale: Locale, row: EditionRow, frame: Frame): string {
  if (locale === DEFAULT_LOCALE) return placeText(row, frame);
  return placeIn(locale, row.region, row.division);
}

/** A kind of cooperation. */
export function wayOf(locale: Locale, frame: Frame, code: string): string {
  const printed = frame.cooperation[code] ?? code;
  if (locale === DEFAULT_LOCALE) return printed;
  const labels: Readonly<Record<string, string>> = labelsIn(locale, COOPERATION_LABELS);
  return labels[code] ?? printed;
}
