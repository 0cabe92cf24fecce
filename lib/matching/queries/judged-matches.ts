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
  /** On another firm's page: the reader's firm, whose own listings among the matches they may judge; else null. */
  counterpart: string | null;
  /** 不合适 hides: under a listing of the reader's own firm. */
  hides: boolean;
};

const MOST_MATCHES = 100;
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

/** The reader's firm when they may judge the matches of its listings. */
function judgingFirm({ actor }: Viewing): string | null {
  const { organizationId } = actor;
  return organizationId !== null && can(actor, "match.judge", { organizationId }) ? organizationId : null;
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
  const counterpart = mayJudge ? null : judgingFirm(viewing);
  const speaks = mayJudge || counterpart !== null;
  const { verdicts, unfit } = speaks ? await verdictsUnder(viewing, code, isOwn ? ownerId : counterpart) : NOTHING;
  const hides = isOwn && !showHidden ? new Set(unfit) : new Set<string>();
  const most = counterpart === null ? Math.min(MOST_MATCHES, limit + hides.size) : MOST_MATCHES;
  const all = await matchesFor(viewing, code, { limit: most, suggest });
  const isTheirs = ({ listing }: (typeof all.items)[number]) => listing.organization.id === counterpart;
  // Who comes from an alert finds the own listing it was about, wherever it stands among the others.
  const first = counterpart === null ? [] : all.items.filter(isTheirs);
  const others = all.items.filter((item) => !first.includes(item) && !hides.has(item.listing.code));
  const items = [...first, ...others].slice(0, Math.max(limit, first.length));
  const hiddenCodes = all.items.map(({ listing }) => listing.code).filter((other) => hides.has(other));
  return { matches: { ...all, items }, verdicts, hiddenCodes, mayJudge, counterpart, hides: isOwn };
}
