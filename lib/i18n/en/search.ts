import type { Area } from "#lib/i18n/catalogue.ts";

/** Search box, filters, facets, no hits, in English. */
export const search = {} as const satisfies Area<"search">;
