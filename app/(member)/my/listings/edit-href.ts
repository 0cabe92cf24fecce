import { LISTING_FORM } from "#components/match-suggestions.tsx";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { FILES } from "#lib/listings/model/files.ts";
import { screenOf } from "#lib/listings/model/typed.ts";

/** Where a listing is written: at a field when one is named, else on the first screen. */
export function editHref(locale: Locale, code: string, field?: string): string {
  if (field?.split(".")[0] === FILES) return localePath(locale, `/my/listings/${code}/files`);
  if (field === undefined) return localePath(locale, `/my/listings/${code}/edit?step=1`);
  return localePath(locale, `/my/listings/${code}/edit?step=${screenOf(field)}#${LISTING_FORM}-${controlOf(field)}`);
}

/** The end of a control's id; items of a list lead to their field. */
const controlOf = (field: string): string => field.replace(/(\.\d+)+$/, "").replaceAll(".", "-");
