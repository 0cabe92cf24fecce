import { z } from "zod";
import { DEFAULT_LOCALE, LOCALES } from "#lib/i18n/locales.ts";

/** Query parameter of operations whose answer holds words of the product: the language these are in. */
export const languageParam = z.enum(LOCALES, { error: `应为 ${LOCALES.join(" 或 ")}` }).default(DEFAULT_LOCALE);
