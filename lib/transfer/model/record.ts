import type { AmountBasis, Form, Region, Side, SourceChannel, Visibility } from "#lib/db/generated/enums.ts";

/** One row of a received list as it goes in: contract.md, ImportRecord, with every default still open (null). */
export type ListingRecord = {
  externalId: string | null;
  side: Side;
  form: Form;
  title: string;
  summary: string;
  description: string;
  keywords: string[];
  chain: string | null;
  chainLink: string | null;
  cluster: string | null;
  details: Record<string, string>;
  organization: { name: string; creditCode: string | null; creditCodeChecked: boolean; region: Region; division: string | null };
  targetRegions: Region[];
  cooperation: string[];
  requiredQualifications: string[];
  heldQualifications: string[];
  amountMinWan: number | null;
  amountMaxWan: number | null;
  amountBasis: AmountBasis | null;
  neededBy: string | null;
  availableFrom: string | null;
  validUntil: string | null;
  visibility: Visibility;
  sourceChannel: SourceChannel | null;
  contact: { name: string | null; phone: string | null; email: string | null } | null;
};

/** A taxonomy term as rows name it: by its code, its label or an alias. */
export type Term = { code: string; labels: readonly string[] };

/** The words of the staff-kept taxonomies that a row may use. */
export type Vocabulary = { chains: readonly Term[]; clusters: readonly Term[] };
