import { t } from "#lib/i18n/catalogue.ts";
import { termLabel } from "#lib/i18n/terms.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { accessOf, assertReadable } from "#lib/listings/model/visibility.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import { isLive, readsAll, rowOfCode, seesMatchOnly } from "#lib/matching/queries/access.ts";
import { activeWeights } from "#lib/matching/queries/active-weights.ts";
import { type Admitted, findCounterparts } from "#lib/matching/queries/find-counterparts.ts";
import { type CautionLine, type FailedLine, type ReasonLine, type Telling, tellPair } from "#lib/matching/queries/lines.ts";
import { loadRows, MATCH_COLUMNS, type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { type PreparedIndex, preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { semanticNeighbours } from "#lib/matching/queries/semantic-neighbours.ts";
import { engineWith } from "#lib/matching/schema.ts";
import { MAX_NEAR_MISSES, type Ranked, saysNoMatch, scoreWith, type Tier, tierOf } from "#lib/matching/score/rank.ts";
import { SUGGEST_AMONG, type Suggestion, suggestionsFor } from "#lib/matching/score/suggest.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** One match by the id of the other listing. */
export type MatchItem = { id: string; score: number; tier: Tier; reasons: ReasonLine[]; cautions: CautionLine[] };
/** Matches before the listings are put in: what the index and the rules say. */
export type Engine = ReturnType<typeof engineWith>;

export type FoundMatches = {
  source: MatchRow | null;
  /** Side of the listing the matches are for. */
  side: MatchRow["side"];
  engine: Engine;
  noMatch: boolean;
  items: MatchItem[];
  nearMisses: { id: string; failed: FailedLine[] }[];
  hiddenCount: number;
  /** Points from which a match is worth a look. */
  lookFrom: number;
  /** What the author could add; empty unless asked for. */
  suggestions: Suggestion[];
};

/** What is needed to put pairs into words for this reader. */
export async function tellingFor(viewing: Viewing, index: PreparedIndex): Promise<Telling> {
  const chains = await taxonomyOf(viewing.db, "chain");
  const names = new Map(chains.map((chain) => [chain.code, termLabel(viewing.locale, chain)]));
  return { viewing, rarity: index.rarity, tools: index.tools, chainName: (code) => names.get(code) ?? code };
}

function toItem(mine: Prepared, { other, score }: Ranked, telling: Telling, weights: Weights): MatchItem {
  const { reasons, cautions } = tellPair(mine, other, score, telling);
  return { id: other.listing.id, score: score.points, tier: tierOf(score.points, weights) ?? "POSSIBLE", reasons, cautions };
}

/** So many nearest in meaning are called that. */
const SAID_NEAR = 20;

const semanticReason = (locale: Viewing["locale"], model: string): ReasonLine => ({
  kind: "SEMANTIC",
  text: t(locale, "matching.reasonSemantic", { model }),
  points: 0,
  mine: null,
  theirs: null,
});

type Question = {
  mine: Prepared;
  limit: number;
  /** What this reader may be shown at all. */
  admitted: Admitted;
  /** May it be named among the near misses? */
  admitsNear: (other: Prepared) => boolean;
  /** For the author: what the best counterparts ask for. */
  suggest: boolean;
};

/** Rank, confirm and explain. The best counterpart that may be shown decides noMatch, whatever the limit. */
export async function answer(
  viewing: Viewing,
  index: PreparedIndex,
  question: Question,
): Promise<Omit<FoundMatches, "source" | "side" | "hiddenCount">> {
  const { mine, limit, admitted, admitsNear, suggest } = question;
  const found = await findCounterparts(viewing, index, mine, suggest ? Math.max(limit, SUGGEST_AMONG) : limit, admitted);
  const telling = await tellingFor(viewing, index);
  const semantic = await semanticNeighbours(viewing, mine.listing, SAID_NEAR);
  const alike = new Set(semantic?.ids);
  // Said, not counted: the score and its evidence are what they are without an endpoint.
  const withSemantic = (item: MatchItem): MatchItem =>
    semantic && alike.has(item.id)
      ? { ...item, reasons: [...item.reasons, semanticReason(viewing.locale, semantic.model)] }
      : item;
  const items = found.fitting.slice(0, limit).map((ranked) => withSemantic(toItem(mine, ranked, telling, index.active.weights)));
  const missed = found.near.filter(({ other }) => admitsNear(other));
  const near = missed.slice(0, MAX_NEAR_MISSES);
  const lookFrom = index.active.weights.nearFrom;
  const worthALook = found.fitting.slice(0, SUGGEST_AMONG).filter(({ score }) => score.points >= lookFrom);
  return {
    items,
    engine: engineWith(index.active.version),
    noMatch: saysNoMatch(items[0]?.score, index.active.weights),
    nearMisses: near.map(({ other, score }) => ({ id: other.listing.id, failed: tellPair(mine, other, score, telling).failed })),
    lookFrom,
    suggestions: suggest ? suggestionsFor(mine, worthALook, missed) : [],
  };
}

const NOTHING = { noMatch: true, items: [], nearMisses: [], hiddenCount: 0, lookFrom: 0, suggestions: [] };
/** Statuses in which the firm looks ahead at what a listing would find. */
const AHEAD: readonly MatchRow["status"][] = ["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED"];

/**
 * The row of a code that this reader may read, one for matching only through the matches of one's own.
 * @throws {DomainError} NOT_FOUND, GONE
 */
export async function readableRow(viewing: Viewing, code: string): Promise<MatchRow> {
  const row = await rowOfCode(viewing, code);
  const matched = accessOf(viewing.actor, row, viewing.now) === "matchOnly" && (await isMatched(viewing, row));
  assertReadable(viewing.actor, row, viewing.now, { matched });
  return row;
}

/** Refuse before anything else is judged. @throws {DomainError} NOT_FOUND, GONE as for the listing itself */
export async function assertMatchesReadable(viewing: Viewing, code: string): Promise<void> {
  await readableRow(viewing, code);
}

/** What the matches of this listing may show this reader of what is for matching only. */
export function admittedFor(viewing: Viewing, source: MatchRow): Admitted {
  const { organizationId } = viewing.actor;
  if (seesMatchOnly(viewing, source)) return "everything";
  return { ofFirm: organizationId !== null && readsAll(viewing, { organizationId }) ? organizationId : null };
}

/**
 * Matches of a stored listing, as committed when it is asked.
 *
 * @throws {DomainError} NOT_FOUND, GONE as for the listing itself
 */
export async function findMatches(
  viewing: Viewing,
  code: string,
  limit: number,
  { suggest = false } = {},
): Promise<FoundMatches> {
  const source = await readableRow(viewing, code);
  const live = isLive(source, viewing.now);
  if (!live && !AHEAD.includes(source.status)) {
    const { version } = await activeWeights(viewing.db);
    return { source, side: source.side, engine: engineWith(version), ...NOTHING };
  }
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const mine = live ? index.put(source) : prepareListing(toMatchListing(source), index.tools);
  const own = (other: Prepared) => readsAll(viewing, { organizationId: other.listing.organizationId });
  const found = await answer(viewing, index, {
    mine,
    limit,
    admitted: admittedFor(viewing, source),
    admitsNear: (other) => other.listing.visibility !== "MATCH_ONLY" || own(other),
    suggest: suggest && readsAll(viewing, source),
  });
  return { source, side: source.side, ...found, hiddenCount: 0 };
}

/** How deep a listing for matching only may stand in the matches of one's own and still be read by its code. */
const READABLE_DEPTH = 100;

/**
 * Whether a listing is among the matches of one of the reader's own published listings: the one way in which members of a
 * verified firm may read a listing for matching only.
 */
export async function isMatched(viewing: Viewing, row: Pick<MatchRow, "id" | "side" | "organizationId">): Promise<boolean> {
  const { actor, db } = viewing;
  if (actor.organizationId === null || actor.organizationId === row.organizationId) return false;
  const own = await db.listing.findMany({
    where: { organizationId: actor.organizationId, status: "PUBLISHED", side: row.side === "SUPPLY" ? "DEMAND" : "SUPPLY" },
    select: MATCH_COLUMNS,
    orderBy: { id: "asc" },
  });
  const asking = own.filter((source) => isLive(source, viewing.now) && seesMatchOnly(viewing, source));
  const [wanted] = asking.length > 0 ? await loadRows(viewing, [row.id]) : [];
  if (!wanted) return false;
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const other = index.put(wanted);
  for (const source of asking) {
    const mine = index.put(source);
    // A pair is quickly scored: only what could be shown is looked for among everything else.
    const { compatible, points } = scoreWith(mine, other, index.context(viewing.now));
    if (!compatible || points < index.active.weights.shownFrom) continue;
    const found = await findCounterparts(viewing, index, mine, READABLE_DEPTH, "everything");
    if (found.fitting.some(({ other }) => other.listing.id === row.id)) return true;
  }
  return false;
}
