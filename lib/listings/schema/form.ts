import { z } from "zod";
import type { Day } from "#lib/kernel/clock.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { day, version } from "#lib/kernel/fields.ts";
import { SIDES } from "../model.ts";
import { applyPatch, emptyContent, type ListingPatch, listingFields, submitErrors } from "../schema.ts";

/** Words in one line as people write lists: parted by 、 commas, semicolons or line breaks, never by a space. */
export function splitWords(text: string): string[] {
  return text
    .split(/[、，,;；\r\n]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

const words = <S extends z.ZodType<unknown, string[]>>(list: S) => z.string().transform(splitWords).pipe(list);
const dayUnlessEmpty = z
  .string()
  .transform((text) => (text === "" ? undefined : text))
  .pipe(day().optional());

/** The listing form as a browser posts it: lists as text, one button of two. What is not posted stays as it is. */
export const listingFormSchema = z.strictObject({
  code: z.string().max(40).optional(),
  side: z.enum(SIDES, { error: "请选择类型" }),
  intent: z.enum(["draft", "submit"], { error: "请选择保存或提交" }),
  version: version().optional(),
  ...z
    .strictObject({
      ...listingFields,
      keywords: words(listingFields.keywords),
      requiredQualifications: words(listingFields.requiredQualifications),
      heldQualifications: words(listingFields.heldQualifications),
      validUntil: dayUnlessEmpty,
    })
    .partial().shape,
});
export type ListingForm = z.output<typeof listingFormSchema>;

/** The part of a posted form that is the listing's own. */
export function patchOfForm({
  code: _c,
  side: _s,
  intent: _i,
  version: _v,
  ...fields
}: ListingForm): Omit<ListingPatch, "version"> {
  return fields;
}

/** What a posted form lacks to be submitted; asked before anything is written, so that a refusal leaves nothing behind. */
export function formErrors(form: ListingForm, today: Day): FieldError[] {
  return submitErrors(applyPatch(emptyContent(form.side, today), patchOfForm(form)), today);
}
