import type { MatchJudgment, Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { judgedHash, type Verdict, verdictErrors } from "#lib/matching/model/judgment.ts";
import { readableRow } from "#lib/matching/queries/find-matches.ts";
import { pairOfRows } from "#lib/matching/queries/find-pair.ts";
import { type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import type { Feedback } from "#lib/matching/schema/judgment.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";

type Named = { code: string; other: string };

/** The pair as demand and supply. */
function pairOf(mine: MatchRow, theirs: MatchRow): { demand: MatchRow; supply: MatchRow } {
  return mine.side === "DEMAND" ? { demand: mine, supply: theirs } : { demand: theirs, supply: mine };
}

/**
 * Refuse before the verdict itself is judged.
 * @throws {DomainError} NOT_FOUND, GONE, UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED
 */
export async function assertMayJudge(ctx: Context, { code, other }: Named): Promise<{ mine: MatchRow; theirs: MatchRow }> {
  const mine = await readableRow(ctx, code);
  authorize(ctx.actor, "match.judge", { organizationId: mine.organizationId });
  return { mine, theirs: await readableRow(ctx, other) };
}

/**
 * Say of a match that was shown under a listing of one's own firm (staff: any) whether it fits. A person has one current word
 * on a pair: saying it again changes it, the same again changes nothing.
 *
 * @throws {DomainError} NOT_FOUND, GONE, UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED; INVALID_INPUT for a verdict without its reason;
 *   ILLEGAL_TRANSITION when the two are no match at this moment; CONFLICT when it is taken back at the same time
 */
export async function judgeMatch(ctx: Context, { code, other, ...verdict }: Named & Verdict): Promise<Feedback> {
  const { mine, theirs } = await assertMayJudge(ctx, { code, other });
  const { userId } = ctx.actor;
  if (userId === null) throw new DomainError("FORBIDDEN", "a verdict needs a person");
  const errors = verdictErrors(verdict);
  if (errors.length > 0) refuseInput(...errors);
  const { compatible, score, tier, engine } = await pairOfRows(ctx, mine, theirs);
  if (!compatible || score === null || tier === null)
    throw new DomainError("ILLEGAL_TRANSITION", "the two are no match", { detail: "这两条现在不匹配，不能评价" });
  const { demand, supply } = pairOf(mine, theirs);
  const said = {
    organizationId: belongsTo(ctx.actor, mine) ? mine.organizationId : null,
    shownUnderId: mine.id,
    fits: verdict.verdict === "FIT",
    reason: verdict.reason,
    note: verdict.note,
  };
  const shown = {
    demandVersion: demand.version,
    demandHash: judgedHash(toMatchListing(demand)),
    supplyVersion: supply.version,
    supplyHash: judgedHash(toMatchListing(supply)),
    engine: engine.name,
    engineVersion: engine.version,
    score,
    tier,
    updatedAt: ctx.now,
  };
  const key = { userId, demandId: demand.id, supplyId: supply.id };
  const row = await inTransaction(ctx.db, async (tx) => {
    const { count: created } = await tx.matchJudgment.createMany({
      data: [{ ...key, ...said, ...shown, createdAt: ctx.now }],
      skipDuplicates: true,
    });
    // `reason: null` in a filter is "is null"; NOT of all together is not the same as each one NOT.
    const differs = [
      { fits: !said.fits },
      { NOT: { note: said.note } },
      { NOT: { shownUnderId: mine.id } },
      otherReason(said.reason),
    ];
    const { count: changed } =
      created > 0
        ? { count: 1 }
        : await tx.matchJudgment.updateMany({ where: { ...key, OR: differs }, data: { ...said, ...shown } });
    const stored = await tx.matchJudgment.findUnique({ where: { userId_demandId_supplyId: key } });
    if (!stored) throw new DomainError("CONFLICT", "the same person has just taken their word on the pair back");
    if (changed === 0) return stored;
    const subject = { subjectType: "judgment", subjectId: stored.id, subjectCode: code } as const;
    const data = { verdict: verdict.verdict, reason: verdict.reason, other, score };
    await recordEvent(tx, ctx, { name: "match.judged", ...subject, data });
    return stored;
  });
  return toFeedback(row, { code, other });
}

/** A row whose reason is another one: SQL's `<>` alone would pass over an empty one. */
function otherReason(reason: Verdict["reason"]): Prisma.MatchJudgmentWhereInput {
  return reason === null ? { NOT: { reason: null } } : { OR: [{ reason: null }, { NOT: { reason } }] };
}

function toFeedback(row: MatchJudgment, { code, other }: Named): Feedback {
  return {
    listing: code,
    other,
    verdict: row.fits ? "FIT" : "UNFIT",
    reason: row.reason,
    note: row.note,
    score: Number(row.score),
    tier: row.tier === "RECOMMENDED" ? "RECOMMENDED" : "POSSIBLE",
    engine: { name: row.engine, version: row.engineVersion },
    at: row.updatedAt.toISOString(),
  };
}

/**
 * Take one's word on a pair back; nothing happens when there is none. Also where one of the two has ended since.
 *
 * @throws {DomainError} NOT_FOUND, GONE, UNAUTHENTICATED, FORBIDDEN, ORG_SUSPENDED
 */
export async function withdrawVerdict(ctx: Context, { code, other }: Named): Promise<void> {
  const mine = await readableRow(ctx, code);
  authorize(ctx.actor, "match.judge", { organizationId: mine.organizationId });
  const ofPair =
    mine.side === "DEMAND" ? { demandId: mine.id, supply: { code: other } } : { demand: { code: other }, supplyId: mine.id };
  const found = await ctx.db.matchJudgment.findFirst({
    where: { userId: ctx.actor.userId ?? "", ...ofPair },
    select: { id: true },
  });
  if (!found) {
    await readableRow(ctx, other);
    return;
  }
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.matchJudgment.deleteMany({ where: { id: found.id } });
    if (count === 0) return;
    const subject = { subjectType: "judgment", subjectId: found.id, subjectCode: code } as const;
    await recordEvent(tx, ctx, { name: "match.verdictWithdrawn", ...subject, data: { other } });
  });
}
