import type { Day } from "#lib/kernel/clock.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { wanOfText } from "#lib/kernel/money.ts";
import { fieldErrors } from "#lib/kernel/parse.ts";
import { asTyped } from "#lib/kernel/pasted.ts";
import { type Typed, withoutContact } from "#lib/listings/model/typed.ts";
import type { ListingContent, Side } from "#lib/listings/model.ts";
import { type ListingForm, listingFormSchema } from "#lib/listings/schema/form.ts";
import { applyPatch, contentErrors, emptyContent } from "#lib/listings/schema.ts";
import { readForm } from "./read-form.ts";

/** What a form as typed stands for, or what is wrong at which field. */
export type ReadTyped = { patch: ListingForm; errors: [] } | { patch: null; errors: FieldError[] };

/** The content that an unfinished form stands for: fields that cannot be read, or contradict one another, say nothing. */
export function contentSoFar(side: Side, typed: Typed, today: Day): ListingContent {
  const first = readTyped(withoutContact(typed));
  const { patch } = first.patch ? first : readTyped(without(typed, first.errors));
  const content = applyPatch(emptyContent(side, today), patch ?? {});
  const wrong = contentErrors(content);
  if (wrong.length === 0) return content;
  return applyPatch(emptyContent(side, today), readTyped(without(typed, [...wrong, ...first.errors])).patch ?? {});
}

/** The fields that nothing was found wrong with; amounts are judged together. */
function without(typed: Typed, errors: readonly FieldError[]): Typed {
  const roots = new Set(errors.map(({ path }) => path.split(".")[0]));
  if (roots.has("amountMinWan")) roots.add("amountMaxWan");
  const kept = Object.entries(withoutContact(typed)).filter(([name]) => !roots.has(name.split(".")[0]));
  return Object.fromEntries(kept);
}

/** Fields that hold several lines, or a list with one entry a line. */
const SEVERAL_LINES = /^(?:description|details\..+|keywords|requiredQualifications|heldQualifications)$/u;
const AMOUNTS: readonly string[] = ["amountMinWan", "amountMaxWan"];

/** A field as its reader meant it: pasted text without what a word processor hides in it, sums with their unit as a number of 万元. */
function plainOf(name: string, text: string): string {
  const pasted = asTyped(text);
  const plain = SEVERAL_LINES.test(name) ? pasted : pasted.replace(/\n+/gu, " ");
  const wan = AMOUNTS.includes(name) ? wanOfText(plain) : null;
  return wan === null ? plain : String(wan);
}

/** Read fields as typed by the one schema of forms: full-width figures, lists in one line, empty fields as null. */
export function readTyped(typed: Typed): ReadTyped {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) for (const text of [value].flat()) form.append(name, plainOf(name, text));
  const result = listingFormSchema.safeParse(readForm(form, listingFormSchema));
  return result.success ? { patch: result.data, errors: [] } : { patch: null, errors: fieldErrors(result.error) };
}
