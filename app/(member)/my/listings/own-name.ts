import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { wordsTyped } from "#lib/listings/queries/typing.ts";

type Named = Pick<ListingView, "code" | "title" | "side" | "updatedAt">;

/** What one's own listings are called: by title, a draft without one by the first words typed into it, else by side and time. */
export async function ownNames(viewing: Viewing, listings: readonly Named[]): Promise<(listing: Named) => string> {
  const untitled = listings.filter(({ title }) => title === "").map(({ code }) => code);
  const typed = await wordsTyped(viewing, untitled);
  return (listing) => listing.title || typed.get(listing.code) || draftName(viewing.locale, listing.side, listing.updatedAt);
}

/** A draft into which nothing was typed that would tell it from others. */
export function draftName(locale: Locale, side: ListingView["side"], at: string | Date | null): string {
  const time = at === null ? "" : formatInstant(locale, at);
  return t(locale, "posting.draftName", { side: labelsIn(locale, SIDE_LABELS)[side], time });
}
