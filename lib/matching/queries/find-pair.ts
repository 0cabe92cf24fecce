import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import { isLive, readsAll } from "#lib/matching/queries/access.ts";
import { blocksOf } from "#lib/matching/queries/blocked.ts";
import { type Engine, readableRow, tellingFor } from "#lib/matching/queries/find-matches.ts";
import { type FailedLine, type PairLines, tellPair } from "#lib/matching/queries/lines.ts";
import { type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { type PreparedIndex, preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { engineWith } from "#lib/matching/schema.ts";
import { bitsOf } from "#lib/matching/score/constraints.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { type Tier, tierOf } from "#lib/matching/score/rank.ts";

export type FoundPair = PairLines & { compatible: boolean; score: number | null; tier: Tier | null; engine: Engine };

const prepare = (index: PreparedIndex, row: MatchRow, now: Date): Prepared =>
  isLive(row, now) ? index.put(row) : prepareListing(toMatchListing(row), index.tools);

const incompatible = (failed: FailedLine[], weightsVersion: number): FoundPair => ({
  engine: engineWith(weightsVersion),
  compatible: false,
  score: null,
  tier: null,
  reasons: [],
  cautions: [],
  failed,
});

/**
 * A never-match entry is told to the firm that made it and to staff; to everybody else the pair is just not available. So is one
 * whose two listings are of one firm that hides its name in either: that they are would tell who it is.
 */
async function blockedLine(viewing: Viewing, a: MatchRow, b: MatchRow): Promise<FailedLine | null> {
  const { locale, actor } = viewing;
  const none = { mine: null, theirs: null };
  const unavailable = {
    constraint: "UNAVAILABLE" as const,
    text: t(locale, "matching.failedUnavailable"),
    change: null,
    ...none,
  };
  if (a.organizationId === b.organizationId) {
    const hidden = a.side !== b.side && [a, b].some(({ visibility }) => visibility === "ANONYMOUS");
    return hidden && !readsAll(viewing, a) ? unavailable : null;
  }
  const { byUs, byThem } = await blocksOf(viewing, a.organizationId);
  const aBlocks = byUs.has(b.organizationId);
  const bBlocks = byThem.has(b.organizationId);
  if (!aBlocks && !bBlocks) return null;
  const maker = (aBlocks && actor.organizationId === a.organizationId) || (bBlocks && actor.organizationId === b.organizationId);
  if (maker)
    return {
      constraint: "BLOCKED",
      text: t(locale, "matching.failedBlocked"),
      change: t(locale, "matching.changeUnblock"),
      ...none,
    };
  // Staff read every listing; a member of neither firm does not.
  const outsider = actor.organizationId !== a.organizationId && actor.organizationId !== b.organizationId;
  if (outsider && readsAll(viewing, a) && readsAll(viewing, b))
    return { constraint: "BLOCKED", text: t(locale, "matching.failedBlockedStaff"), change: null, ...none };
  return unavailable;
}

/**
 * Why two listings match, or why not. `mine` of every line is `a`, `theirs` is `b`.
 *
 * @throws {DomainError} NOT_FOUND, GONE when the reader may not see one of them
 */
export async function findPair(viewing: Viewing, codeA: string, codeB: string): Promise<FoundPair> {
  return pairOfRows(viewing, await readableRow(viewing, codeA), await readableRow(viewing, codeB));
}

/** The same for two rows that the reader was found to be allowed to see: what is said is said of these very versions. */
export async function pairOfRows(viewing: Viewing, a: MatchRow, b: MatchRow): Promise<FoundPair> {
  const blocked = await blockedLine(viewing, a, b);
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  if (blocked) return incompatible([blocked], index.active.version);
  // Live ones first: their words are learnt by the corpus, against which a draft is then read.
  const order = isLive(a, viewing.now) ? [a, b] : [b, a];
  const prepared = new Map(order.map((row) => [row.id, prepare(index, row, viewing.now)]));
  const [mine, theirs] = [prepared.get(a.id), prepared.get(b.id)];
  if (!mine || !theirs) throw new Error("a row was not prepared");
  const [demand, supply] = mine.listing.side === "DEMAND" ? [mine, theirs] : [theirs, mine];
  const score = scorePair(demand.form, supply.form, index.context(viewing.now));
  const live = isLive(a, viewing.now) && isLive(b, viewing.now);
  if (!live) score.broken |= bitsOf("VALIDITY");
  const lines = tellPair(mine, theirs, score, await tellingFor(viewing, index));
  const { version, weights } = index.active;
  if (!score.compatible || !live) return { ...incompatible(lines.failed, version), cautions: lines.cautions };
  return { ...lines, engine: engineWith(version), compatible: true, score: score.points, tier: tierOf(score.points, weights) };
}
