import { createHash } from "node:crypto";
import type { PairScore } from "#lib/matching/score/pair.ts";
import { tierOf } from "#lib/matching/score/rank.ts";
import type { Weights } from "#lib/matching/score/weights.ts";

/** So many counterparts of each listing are stored. */
export const KEPT_MATCHES = 20;
/** The scope of a run over the list as it stands; any other scope is the number of an issue. */
export const CURRENT = "current";

/** One stored place in the matches of a listing. */
export type MatchLine = {
  listingId: string;
  rank: number;
  counterpartId: string;
  counterpartCode: string;
  scoreTenths: number;
  recommended: boolean;
  /** Points by feature, as a JSON object. */
  parts: string;
};

/** A counterpart in its place: what a stored match keeps of it. */
export type Placed = { other: { listing: { id: string; code: string } }; score: PairScore };

/** The lines of one listing, best first. */
export function toLines(listingId: string, ranked: readonly Placed[], weights: Weights): MatchLine[] {
  return ranked.slice(0, KEPT_MATCHES).map(({ other, score }, i) => ({
    listingId,
    rank: i + 1,
    counterpartId: other.listing.id,
    counterpartCode: other.listing.code,
    scoreTenths: Math.round(score.points * 10),
    recommended: tierOf(score.points, weights) === "RECOMMENDED",
    parts: JSON.stringify(Object.fromEntries(score.parts.map(({ kind, points }) => [kind, points]))),
  }));
}

/**
 * The digest of a run after one more listing: SHA-256 over the digest before it and the listing's lines, by codes. The order of
 * batches does not matter to it, so a run that was interrupted ends with the digest of one that was not.
 */
export function digestAfter(before: string, code: string, lines: readonly MatchLine[]): string {
  const text = lines.map((line) => `${line.rank} ${line.counterpartCode} ${line.scoreTenths} ${line.parts}`).join("\n");
  return createHash("sha256").update(`${before}\n${code}\n${text}`).digest("hex");
}

/** Done in whole percent, 100 only when all is done. */
export function percentDone({ done, total }: { done: number; total: number | null }): number {
  if (total === null) return 0;
  return total === 0 ? 100 : Math.floor((done / total) * 100);
}
