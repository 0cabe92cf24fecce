import type { Prisma } from "#lib/db/generated/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { JudgmentReason } from "#lib/matching/model/judgment.ts";
import { type JudgedPair, judgedPairs } from "#lib/matching/score/judged-pairs.ts";
import { type Share, shareOf, sharesBy } from "#lib/matching/score/precision.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** Words read at most, the newest: figures over more would no longer describe the matching of today. */
export const NEWEST_WORDS = 5_000;
/** 不合适 with their notes listed on the page. */
const LISTED = 50;

const LISTING = { select: { code: true, title: true, chain: true } } as const;
const COLUMNS = {
  id: true,
  demandId: true,
  supplyId: true,
  shownUnderId: true,
  organizationId: true,
  fits: true,
  reason: true,
  note: true,
  demandVersion: true,
  supplyVersion: true,
  engine: true,
  engineVersion: true,
  score: true,
  tier: true,
  updatedAt: true,
  demand: LISTING,
  supply: LISTING,
} as const satisfies Prisma.MatchJudgmentSelect;

export type StoredWord = Prisma.MatchJudgmentGetPayload<{ select: typeof COLUMNS }>;

/** The newest words, oldest first. @throws {DomainError} FORBIDDEN for all but staff and the auditor */
export async function loadWords({ db, actor }: Viewing): Promise<StoredWord[]> {
  authorize(actor, "match.readJudgments", null);
  const rows = await db.matchJudgment.findMany({
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: NEWEST_WORDS,
    select: COLUMNS,
  });
  return rows.reverse();
}

export type Figures = {
  words: number;
  byFirms: number;
  /** Pairs on which as many say yes as no. */
  disputed: number;
  overall: Share;
  tiers: [tier: string, Share][];
  chains: [chain: string | null, Share][];
  months: [month: string, Share][];
  reasons: { reason: JudgmentReason; count: number }[];
  unfit: StoredWord[];
  /** More words are stored than were read. */
  truncated: boolean;
};

const chainOf = ({ newest: { demand, supply } }: JudgedPair<StoredWord>): string => demand.chain ?? supply.chain ?? "";

/**
 * How right the shown matches were, by the pairs that people have judged: 合适 among judged ones, with 95 % intervals. Nobody
 * judges at random, so this is a share of what was judged, not of everything that is shown.
 *
 * @throws {DomainError} FORBIDDEN for all but staff and the auditor
 */
export async function precisionFigures(viewing: Viewing): Promise<Figures> {
  const [words, chains, all] = await Promise.all([
    loadWords(viewing),
    taxonomyOf(viewing.db, "chain"),
    viewing.db.matchJudgment.count(),
  ]);
  const { pairs, disputed } = judgedPairs(words);
  const labels = new Map(chains.map(({ code, labelZh }) => [code, labelZh]));
  const reasons = new Map<JudgmentReason, number>();
  for (const { reason } of words) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    words: words.length,
    byFirms: words.filter(({ organizationId }) => organizationId !== null).length,
    disputed,
    overall: shareOf(pairs.filter(({ fits }) => fits).length, pairs.length),
    tiers: sharesBy(pairs, ({ newest }) => newest.tier),
    chains: sharesBy(pairs, chainOf).map(([code, share]) => [code === "" ? null : (labels.get(code) ?? code), share]),
    months: sharesBy(pairs, ({ newest }) => dayOf(newest.updatedAt).slice(0, 7)),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    unfit: words
      .filter(({ fits }) => !fits)
      .reverse()
      .slice(0, LISTED),
    truncated: all > words.length,
  };
}
