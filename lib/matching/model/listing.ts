import type { AmountBasis, Form, Region, Side, Visibility } from "#lib/db/generated/enums.ts";

/** A required certificate: how it is compared, and how the firm wrote it. */
export type Qualification = { key: string; label: string };

/**
 * What matching reads of a listing, with what it needs of its firm. Days are `YYYY-MM-DD` in Asia/Shanghai, amounts 万元.
 * null is "not stated" and never counts as half a match.
 */
export type MatchListing = {
  id: string;
  code: string;
  organizationId: string;
  organizationName: string;
  organizationType: string | null;
  /** null only in the preview of somebody who has no firm yet. */
  region: Region | null;
  side: Side;
  form: Form | null;
  title: string;
  summary: string;
  description: string;
  keywords: readonly string[];
  chain: string | null;
  chainLink: string | null;
  cluster: string | null;
  targetRegions: readonly Region[];
  cooperation: readonly string[];
  requiredQualifications: readonly Qualification[];
  /** Keys of the listing's certificates and of its firm's. */
  heldQualifications: readonly Qualification[];
  amountMinWan: number | null;
  amountMaxWan: number | null;
  amountBasis: AmountBasis | null;
  neededBy: string | null;
  availableFrom: string | null;
  validUntil: string;
  /** Day of the last confirmation, else of publication; null in a preview. */
  confirmedOn: string | null;
  visibility: Visibility;
};

/** Where a quotation may be taken from. `index` counts keywords. */
export type FieldName = "title" | "summary" | "description" | "keyword";
