export const HINT_CODES = [
  "CONTACT_OR_AD",
  "NEAR_DUPLICATE",
  "MISSING_NUMBER",
  "SENSITIVE_WORD",
  "SIDE_DOUBTFUL",
  "ORG_UNVERIFIED",
] as const;
export type HintCode = (typeof HINT_CODES)[number];

/** A remark of the machine beside a text under review. It never decides. Its sentence stands in the catalogue. */
export type Hint = {
  code: HintCode;
  /** Field the remark stands at; null: the whole. */
  path: string | null;
  /** Exact substring of the field. */
  quote: string | null;
  /** Code of another listing. */
  other: string | null;
};
