import { z } from "zod";
import { day } from "#lib/kernel/fields.ts";
import { splitWords } from "../model/typed.ts";
import { listingFields } from "../schema.ts";

const words = <S extends z.ZodType<unknown, string[]>>(list: S) => z.string().transform(splitWords).pipe(list);
const dayUnlessEmpty = z
  .string()
  .transform((text) => (text === "" ? undefined : text))
  .pipe(day().optional());

/** The fields of the listing form as a browser posts them: lists as text. What is not posted stays as it is. */
export const listingFormSchema = z
  .strictObject({
    ...listingFields,
    keywords: words(listingFields.keywords),
    requiredQualifications: words(listingFields.requiredQualifications),
    heldQualifications: words(listingFields.heldQualifications),
    validUntil: dayUnlessEmpty,
  })
  .partial();
export type ListingForm = z.output<typeof listingFormSchema>;
