import { amountIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import {
  AMOUNT_BASIS_LABELS,
  COOPERATION_LABELS,
  FIELD_LABELS,
  FORM_LABELS,
  REGION_LABELS,
  SIDE_LABELS,
  VISIBILITY_LABELS,
} from "#lib/listings/labels.ts";
import { NO_CHAIN } from "#lib/listings/model.ts";

/** The table of a coded field. */
const CODED: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  side: SIDE_LABELS,
  form: FORM_LABELS,
  targetRegions: REGION_LABELS,
  cooperation: COOPERATION_LABELS,
  visibility: VISIBILITY_LABELS,
  amountBasis: AMOUNT_BASIS_LABELS,
};

/** Name of a field on diffs and notes; a detail by its own name, an item of a list by the list's. */
export function fieldLabel(locale: Locale, path: string): string {
  const [root = "", inner] = path.split(".");
  return labelsIn(locale, FIELD_LABELS)[root === "details" ? (inner ?? "") : root] ?? path;
}

/** What the codes in a form are called, whichever field they stand in. */
export const codeWords = (locale: Locale): Record<string, string> =>
  Object.assign({}, ...Object.values(CODED).map((table) => table && labelsIn(locale, table)));

/** Names of the codes that live in tables. */
export type TableNames = { chain: (code: string) => string; cluster: (code: string) => string };

/** A field's value as a person reads it; "" when there is none. */
export function showField(locale: Locale, names: TableNames, field: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value))
    return value.map((item) => showField(locale, names, field, item)).join(t(locale, "common.listSeparator"));
  if (field === "chain" && value === NO_CHAIN) return t(locale, "listings.industryNone");
  if ((field === "chain" || field === "cluster") && typeof value === "string") return names[field](value);
  if (typeof value === "number") return field.startsWith("amount") ? amountIn(locale, value) : String(value);
  const text = String(value);
  const table = CODED[field];
  return table ? (labelsIn(locale, table)[text] ?? text) : text;
}
