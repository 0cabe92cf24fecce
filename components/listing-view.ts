import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type Day, daysBetween } from "#lib/kernel/clock.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";

/** What a row of the list shows: a part of the listing as this reader may see it. */
export type ListingRowView = {
  code: string;
  side: "SUPPLY" | "DEMAND";
  form: "PRODUCT" | "TECHNOLOGY" | "SYSTEM_INTEGRATION" | "OTHER" | null;
  title: string;
  keywords: readonly string[];
  chain: string | null;
  organization: { id: string | null; name: string | null; region: RegionCode; division: string | null; verified: boolean };
  amountMinWan: number | null;
  amountMaxWan: number | null;
  neededBy: string | null;
  validUntil: string;
  visibility: "PUBLIC" | "ANONYMOUS" | "MATCH_ONLY";
  enteredByStaff: boolean;
};

/** What the page of a listing shows: a part of the contract's Listing, and who entered it. */
export type ListingView = ListingRowView & {
  summary: string;
  description: string;
  chainLink: string | null;
  cluster: string | null;
  details: Readonly<Record<string, string>>;
  targetRegions: readonly RegionCode[];
  cooperation: readonly string[];
  requiredQualifications: readonly string[];
  heldQualifications: readonly string[];
  amountBasis: "TOTAL" | "UNIT" | "YEARLY" | null;
  availableFrom: string | null;
  lastConfirmedAt: string | null;
  publishedAt: string | null;
};

/** Names of codes that live in tables, ready for a page. */
export type CodeNames = { chain: (code: string) => string; division: (code: string) => string };

/** The day a reader has to watch: when a demand is needed, else until when the listing is shown. */
export function deadlineOf(listing: Pick<ListingRowView, "side" | "neededBy" | "validUntil">): { day: Day; needed: boolean } {
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
