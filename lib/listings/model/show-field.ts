import { formatWan } from "#lib/kernel/money.ts";
import {
  AMOUNT_BASIS_LABELS,
  COOPERATION_LABELS,
  FIELD_LABELS,
  FORM_LABELS,
  REGION_LABELS,
  SIDE_LABELS,
  VISIBILITY_LABELS,
} from "../labels.ts";

/** Codes of every list that a field may hold; the fields' codes do not overlap. */
const LABELS: Record<string, string> = {
  ...SIDE_LABELS,
  ...FORM_LABELS,
  ...REGION_LABELS,
  ...VISIBILITY_LABELS,
  ...AMOUNT_BASIS_LABELS,
  ...COOPERATION_LABELS,
};

const CODED = new Set(["side", "form", "targetRegions", "cooperation", "visibility", "amountBasis"]);

/** Name of a field on diffs and notes; a detail by its own name, an item of a list by the list's. */
export function fieldLabel(path: string): string {
  const [root = "", inner] = path.split(".");
  return FIELD_LABELS[root === "details" ? (inner ?? "") : root] ?? path;
}

/** A field's value as a person reads it; "" when there is none. Codes of tables (chain, cluster) stay as they are. */
export function showField(field: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => showField(field, item)).join("、");
  if (typeof value === "number") return field.startsWith("amount") ? formatWan(value) : String(value);
  const text = String(value);
  return CODED.has(field) ? (LABELS[text] ?? text) : text;
}
