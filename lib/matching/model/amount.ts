import type { MatchListing } from "#lib/matching/model/listing.ts";

/** Whole days from one day (`YYYY-MM-DD`) to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Ends of an amount, an open end standing for the other. */
export function amountRange(listing: MatchListing): { low: number; high: number } | null {
  const low = listing.amountMinWan ?? listing.amountMaxWan;
  const high = listing.amountMaxWan ?? listing.amountMinWan;
  return low === null || high === null ? null : { low, high };
}

/** Null basis reads as TOTAL. */
export const sameBasis = (demand: MatchListing, supply: MatchListing) =>
  (demand.amountBasis ?? "TOTAL") === (supply.amountBasis ?? "TOTAL");
