import type { FieldError } from "#lib/kernel/errors.ts";
import { fieldErrors } from "#lib/kernel/parse.ts";
import type { Typed } from "#lib/listings/model/typed.ts";
import { type ListingForm, listingFormSchema } from "#lib/listings/schema/form.ts";
import { readForm } from "./read-form.ts";

/** What a form as typed stands for, or what is wrong at which field. */
export type ReadTyped = { patch: ListingForm; errors: [] } | { patch: null; errors: FieldError[] };

/** Read fields as typed by the one schema of forms: full-width figures, lists in one line, empty fields as null. */
export function readTyped(typed: Typed): ReadTyped {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) for (const text of [value].flat()) form.append(name, text);
  const result = listingFormSchema.safeParse(readForm(form, listingFormSchema));
  return result.success ? { patch: result.data, errors: [] } : { patch: null, errors: fieldErrors(result.error) };
}
