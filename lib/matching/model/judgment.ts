import { createHash } from "node:crypto";
import { JudgmentReason } from "#lib/db/generated/enums.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";

export { JudgmentReason };
export const JUDGMENT_REASONS = Object.values(JudgmentReason) as [JudgmentReason, ...JudgmentReason[]];

/** What somebody says of a shown match. */
export type Verdict = { verdict: "FIT" | "UNFIT"; reason: JudgmentReason | null; note: string };

/** True of the pair and still no fault of the match: it is left out of every measure. */
const NOT_ABOUT_THE_MATCH: readonly JudgmentReason[] = ["KNOWN", "UNWILLING"];

/** Whether a verdict says something about the matching: 合适, or 不合适 for a reason of the two listings. */
export const measures = ({ fits, reason }: { fits: boolean; reason: JudgmentReason | null }): boolean =>
  fits || (reason !== null && !NOT_ABOUT_THE_MATCH.includes(reason));

/** What is wrong with a verdict: 不合适 needs a reason, OTHER a note, 合适 takes no reason. */
export function verdictErrors({ verdict, reason, note }: Verdict): FieldError[] {
  if (verdict === "FIT") return reason === null ? [] : [{ path: "reason", message: "合适不必选择原因" }];
  if (reason === null) return [{ path: "reason", message: "请选择原因" }];
  return reason === "OTHER" && note === "" ? [{ path: "note", message: "请写明原因" }] : [];
}

/**
 * SHA-256 (hex) of what matching reads of a listing and its author can change; who owns it, when it was confirmed and who may
 * see it are no part of what was judged.
 */
export function judgedHash(listing: MatchListing): string {
  const { id, code, organizationId, organizationName, confirmedOn, visibility, ...read } = listing;
  return createHash("sha256").update(JSON.stringify(read), "utf8").digest("hex");
}
