/** The three regions, in the order every list and table uses. */
export const REGIONS = ["BEIJING", "TIANJIN", "HEBEI"] as const;
export type RegionCode = (typeof REGIONS)[number];

/** First two digits of a GB/T 2260 code. */
export const REGION_PREFIX: Record<RegionCode, string> = { BEIJING: "11", TIANJIN: "12", HEBEI: "13" };

/** The region a division code lies in, or null for another province. */
export function regionOfDivision(code: string): RegionCode | null {
  return REGIONS.find((region) => code.startsWith(REGION_PREFIX[region])) ?? null;
}
