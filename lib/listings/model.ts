import type { AmountBasis, Form, Side, SourceChannel, Visibility } from "#lib/db/generated/enums.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";

export const SIDES = ["SUPPLY", "DEMAND"] as const;
export const FORMS = ["PRODUCT", "TECHNOLOGY", "SYSTEM_INTEGRATION", "OTHER"] as const;
export const VISIBILITIES = ["PUBLIC", "ANONYMOUS", "MATCH_ONLY"] as const;
export const AMOUNT_BASES = ["TOTAL", "UNIT", "YEARLY"] as const;
export const SOURCE_CHANNELS = ["WEB", "PHONE", "EMAIL", "QR", "EVENT", "IMPORT"] as const;
export const COOPERATION = [
  "PURCHASE",
  "COMMISSIONED_RND",
  "JOINT_RND",
  "TRANSFER",
  "LICENSE",
  "CONSULTING",
  "SERVICE",
  "CONTRACT_MANUFACTURING",
  "CO_BUILD",
] as const;
export const REASONS = [
  "FORMAT",
  "NOT_SUITABLE",
  "INCOMPLETE_SPEC",
  "WRONG_SIDE",
  "ORG_UNVERIFIED",
  "DUPLICATE",
  "SENSITIVE",
  "CONTACT_OR_AD",
  "OUT_OF_SCOPE",
  "OTHER",
] as const;

/** Side-only fields of the trade, kept in `details` by name. */
export const SUPPLY_DETAILS = [
  "capability",
  "maturity",
  "ipStatus",
  "capacity",
  "references",
  "serviceArea",
  "wantedPartner",
] as const;
export const DEMAND_DETAILS = ["problem", "keyTech", "goal", "quantity", "preferredPartners", "urgency"] as const;
export const detailsOf = (side: Side): readonly string[] => (side === "SUPPLY" ? SUPPLY_DETAILS : DEMAND_DETAILS);

/** 不属于六链, chosen by the writer; null means not stated. */
export const NO_CHAIN = "none";

/** Months a listing is valid when nothing is said, and the furthest a renewal reaches. */
export const VALID_MONTHS = 12;
/** A listing once ended is archived after so many days. */
export const ARCHIVE_AFTER_DAYS = 180;
/** A moderator's claim lapses after so many minutes. */
export const CLAIM_MINUTES = 30;
/** A decision may be undone, and its mail waits, for so many seconds. */
export const UNDO_SECONDS = 30;

/** What a listing says: the part that is reviewed, versioned, searched and matched. Private contact is not in it. */
export type ListingContent = {
  side: Side;
  externalId: string | null;
  form: Form | null;
  title: string;
  summary: string;
  description: string;
  keywords: string[];
  chain: string | null;
  chainLink: string | null;
  cluster: string | null;
  details: Record<string, string>;
  targetRegions: RegionCode[];
  cooperation: string[];
  requiredQualifications: string[];
  heldQualifications: string[];
  /** 万元; null = 面议. */
  amountMinWan: number | null;
  amountMaxWan: number | null;
  amountBasis: AmountBasis | null;
  /** Days `YYYY-MM-DD`. */
  neededBy: string | null;
  availableFrom: string | null;
  validUntil: string;
  visibility: Visibility;
};

export type { AmountBasis, Form, Side, SourceChannel, Visibility };

/** Code of a listing from its number: JJJ-2026-D-00012. */
export function listingCode(side: Side, year: number, number: number | bigint): string {
  return `JJJ-${year}-${side === "SUPPLY" ? "S" : "D"}-${String(number).padStart(5, "0")}`;
}

/** Text shown where a summary is missing: the first 80 characters of the description. Never stored. */
export function shownSummary(content: { summary: string; description: string }): string {
  if (content.summary) return content.summary;
  return Array.from(content.description.replace(/\s+/gu, " ")).slice(0, 80).join("");
}
