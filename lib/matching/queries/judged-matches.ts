import type { Viewing } from "#lib/kernel/context.ts";
import type { JudgmentReason } from "#lib/matching/model/judgment.ts";
import { DEFAULT_MATCHES, type MatchesView, matchesFor } from "#lib/matching/queries/matches.ts";
import { can } from "#lib/policies/authorize.ts";

/** What was said of one match under a listing, as the page of that listing shows it. */
export type ShownVerdict = {
  fits: boolean;
  reason: JudgmentReason | null;
  note: string;
  /** The reader's own word, which they may change and take back; else a colleague's. */
  own: boolean;
};

/** The matches of a listing, less what the reader's firm has marked 不合适. */
export type JudgedMatches = {
  matches: MatchesView;
  /** By the code of the other listing. */
  verdicts: ReadonlyMap<string, ShownVerdict>;
  /** Matches that are left out because the firm has marked them 不合适; they are shown on request. */
  hiddenCodes: readonly string[];
  mayJudge: boolean;
  /** 不合适 hides: under a listing of the reader's own firm. */
  hides: boolean;
};

const NOTHING = { verdicts: new Map<string, ShownVerdict>(), unfit: [] as string[] };

/** The current words under a listing: the newest of the reader's firm (staff: of staff) on each pair, the reader's own before it. */
async function verdictsUnder({ db, actor }: Viewing, code: string, organizationId: string | null): Promise<typeof NOTHING> {
  const rows = await db.matchJudgment.findMany({
    where: { OR: [{ demand: { code } }, { supply: { code } }], organizationId },
    orderBy: [{ updatedAt: "asc" }, { id: "asc" }],
    select: {
      userId: true,
      fits: true,
      reason: true,
      note: true,
      demand: { select: { code: true } },
      supply: { select: { code: true } },
    },
  });
  const verdicts = new Map<string, ShownVerdict>();
  const newest = new Map<string, boolean>();
  for (const { userId, demand, supply, ...said } of rows) {
    const other = demand.code === code ? supply.code : demand.code;
    const own = userId === actor.userId;
    newest.set(other, said.fits);
    if (own || !verdicts.get(other)?.own) verdicts.set(other, { ...said, own });
  }
  return { verdicts, unfit: [...newest].filter(([, fits]) => !fits).map(([other]) => other) };
}

/**
 * Matches of a listing for the reader's page. What the newest word of the reader's firm calls 不合适 is left out and counted,
 * unless asked for; staff see everything with their own words beside it. The matches themselves are those of `matchesFor`.
 *
 * @param ownerId the firm the listing belongs to; null when the reader may not know it
 * @throws {DomainError} NOT_FOUND, GONE as for the listing itself
 */
export async function judgedMatchesFor(
  viewing: Viewing,
  {
    code,
    ownerId,
    limit = DEFAULT_MATCHES,
    showHidden = false,
    suggest = false,
  }: { code: string; ownerId: string | null; limit?: number; showHidden?: boolean; suggest?: boolean },
): Promise<JudgedMatches> {
  const mayJudge = ownerId !== null && can(viewing.actor, "match.judge", { organizationId: ownerId });
  const isOwn = mayJudge && viewing.actor.organizationId === ownerId;
  const { verdicts, unfit } = mayJudge ? await verdictsUnder(viewing, code, isOwn ? ownerId : null) : NOTHING;
  const hides = isOwn && !showHidden ? new Set(unfit) : new Set<string>();
  const all = await matchesFor(viewing, code, { limit: Math.min(100, limit + hides.size), suggest });
  const items = all.items.filter(({ listing }) => !hides.has(listing.code)).slice(0, limit);
  const hiddenCodes = all.items.map(({ listing }) => listing.code).filter((other) => hides.has(other));
  return { matches: { ...all, items }, verdicts, hiddenCodes, mayJudge, hides: isOwn };
}
