import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type Day, daysBetween } from "#lib/kernel/clock.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";

/** Names of codes that live in tables, ready for a page. */
export type CodeNames = { chain: (code: string) => string; division: (code: string) => string };

/** The day a reader has to watch: when a demand is needed, else until when the listing is shown. */
export function deadlineOf(listing: Pick<ListingView, "side" | "neededBy" | "validUntil">): { day: Day; needed: boolean } {
  return listing.side === "DEMAND" && listing.neededBy !== null
    ? { day: listing.neededBy, needed: true }
    : { day: listing.validUntil, needed: false };
}

/** How many days before its end a row is marked as urgent. */
const URGENT_DAYS = 14;

/** A day with the days left while they are few; `urgent` asks for emphasis. */
export function dayLeft(locale: Locale, day: Day, today: Day): { text: string; urgent: boolean } {
  const left = daysBetween(today, day);
  if (left === 0) return { text: t(locale, "site.rowToday"), urgent: true };
  if (left < 0 || left > 60) return { text: day, urgent: false };
  return { text: t(locale, "site.rowDay", { day, count: left }), urgent: left <= URGENT_DAYS };
}
