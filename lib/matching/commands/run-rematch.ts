import type { Tx } from "#lib/db/client.ts";
import type { MatchRun, Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { dropMatches } from "#lib/matching/commands/drop-matches.ts";
import { digestAfter, type MatchLine, toLines } from "#lib/matching/model/run/lines.ts";
import { openPool, type PoolListing } from "#lib/matching/queries/runs/pool.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** Listings whose matches are stored in one transaction. */
const BATCH = 100;
/** A run that stood still for so long has lost its worker: a batch takes seconds. */
export const ABANDONED_AFTER_MS = 120_000;

type Options = {
  /** Told after every batch, and waited for. */
  onProgress?: (run: MatchRun) => void | Promise<void>;
};

async function insertLines(tx: Tx, runId: string, lines: readonly MatchLine[]): Promise<void> {
  if (lines.length === 0) return;
  const column = <K extends keyof MatchLine>(name: K) => lines.map((line) => line[name]);
  await tx.$executeRaw`
    INSERT INTO match (run_id, listing_id, rank, counterpart_id, score_tenths, recommended, parts)
    SELECT ${runId}::uuid, l, r, c, s, f, p::jsonb
    FROM unnest(${column("listingId")}::uuid[], ${column("rank")}::int[], ${column("counterpartId")}::uuid[],
      ${column("scoreTenths")}::int[], ${column("recommended")}::bool[], ${column("parts")}::text[]) AS u (l, r, c, s, f, p)`;
}

type Batch = { lines: MatchLine[]; digest: string; listings: readonly PoolListing[] };

/** Store a batch behind the place where the run stands. null: the run was cancelled, or somebody else carries it on. */
async function storeBatch(ctx: Context, run: MatchRun, { lines, digest, listings }: Batch, at: Date): Promise<MatchRun | null> {
  const next = {
    done: run.done + listings.length,
    rows: run.rows + lines.length,
    cursor: listings.at(-1)?.code ?? run.cursor,
    digest,
    beatAt: at,
  };
  return inTransaction(
    ctx.db,
    async (tx) => {
      // The row's lock and its cursor make sure that no listing is stored twice.
      const { count } = await tx.matchRun.updateMany({
        where: { id: run.id, status: "RUNNING", cursor: run.cursor },
        data: next,
      });
      if (count === 0) return null;
      await insertLines(tx, run.id, lines);
      return { ...run, ...next };
    },
    { timeoutMs: 30_000 },
  );
}

/** End the run; its rows become the result of its scope, and those of the runs before it are dropped. */
async function finish(ctx: Context, run: MatchRun, at: Date): Promise<MatchRun> {
  const { id, scope, rows, digest } = run;
  const former = await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.matchRun.updateMany({
      where: { id, status: "RUNNING", cursor: run.cursor },
      data: { status: "DONE", finishedAt: at, beatAt: at },
    });
    if (count === 0) return [];
    await recordEvent(tx, ctx, {
      ...{ name: "match.runFinished", subjectType: "matchRun", subjectId: id },
      data: { scope, listings: run.done, rows, digest },
    });
    // Also those of a cancelled run whose process ended before it had dropped them.
    const over = { status: { in: ["DONE", "CANCELLED"] }, matches: { some: {} } } satisfies Prisma.MatchRunWhereInput;
    return tx.matchRun.findMany({ where: { scope, ...over, id: { not: id } }, select: { id: true } });
  });
  for (const each of former) await dropMatches(ctx.db, each.id);
  return ctx.db.matchRun.findUniqueOrThrow({ where: { id } });
}

/**
 * Carry out a full re-match in batches that each commit with the place where the run stands. After a kill the same call goes on
 * behind the last batch; a run that has ended is only reported. The same listings and scorer give the same rows and digest.
 *
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, UNAVAILABLE (then call again)
 */
export async function runRematch(ctx: Context, id: string, { onProgress }: Options = {}): Promise<MatchRun> {
  authorize(ctx.actor, "match.rematch", null);
  const stored = await ctx.db.matchRun.findUnique({ where: { id } });
  if (!stored) throw new DomainError("NOT_FOUND", "no such run");
  const begun = performance.now();
  // The instants of a long run: the context's clock, moved by what the run took.
  const later = () => new Date(ctx.now.getTime() + Math.round(performance.now() - begun));
  await ctx.db.matchRun.updateMany({
    where: { id, status: { in: ["QUEUED", "RUNNING"] } },
    data: { status: "RUNNING", beatAt: ctx.now, startedAt: stored.startedAt ?? ctx.now },
  });
  let run = await ctx.db.matchRun.findUniqueOrThrow({ where: { id } });
  if (run.status !== "RUNNING") return run;
  const pool = await openPool({ ...ctx, now: run.asOf }, run);
  const { cursor } = run;
  const left = cursor === null ? pool.listings : pool.listings.filter(({ code }) => code > cursor);
  run = await ctx.db.matchRun.update({ where: { id }, data: { total: run.done + left.length } });
  for (let from = 0; from < left.length; from += BATCH) {
    const listings = left.slice(from, from + BATCH);
    let { digest } = run;
    const lines: MatchLine[] = [];
    for (const { listing, ranked } of await pool.rank(listings)) {
      const own = toLines(listing.id, ranked, pool.weights);
      digest = digestAfter(digest, listing.code, own);
      lines.push(...own);
    }
    const next = await storeBatch(ctx, run, { lines, digest, listings }, later());
    if (next === null) return ctx.db.matchRun.findUniqueOrThrow({ where: { id } });
    run = next;
    await onProgress?.(run);
  }
  return finish({ ...ctx, now: later() }, run, later());
}

/** Go on with a run whose worker is gone, or that was started from a command line that was closed. @returns runs carried on */
export async function resumeRematch(ctx: Context): Promise<number> {
  authorize(ctx.actor, "match.rematch", null);
  const abandoned = await ctx.db.matchRun.findFirst({
    where: { status: { in: ["QUEUED", "RUNNING"] }, beatAt: { lt: new Date(ctx.now.getTime() - ABANDONED_AFTER_MS) } },
    select: { id: true },
  });
  if (!abandoned) return 0;
  await runRematch(ctx, abandoned.id);
  return 1;
}
