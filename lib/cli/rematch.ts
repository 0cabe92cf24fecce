import type { Context } from "#lib/kernel/context.ts";
import { type CliCall, type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

/** Rows rewritten in one transaction: the index clock is locked meanwhile. */
const AT_ONCE = 200;

const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10;

async function rewriteIndex({ db }: Context, all: boolean, call: CliCall): Promise<number> {
  const { inTransaction } = await import("#lib/db/transaction.ts");
  const { indexListingsIn } = await import("#lib/search/port.ts");
  const { pruneChanges } = await import("#lib/search/write-index.ts");
  const { listStaleListings } = await import("#lib/search/queries/stale-listings.ts");
  let rewritten = 0;
  let after: string | null = null;
  for (;;) {
    const ids: string[] = await listStaleListings(db, { all, after, limit: AT_ONCE });
    if (ids.length === 0) break;
    await inTransaction(db, (tx) => indexListingsIn(tx, ids), { timeoutMs: 60_000 });
    rewritten += ids.length;
    after = ids.at(-1) ?? null;
    call.progress(`${rewritten}`);
  }
  await pruneChanges(db);
  return rewritten;
}

/** A run that was left in the middle by a closed command line or a killed worker is carried on instead of a new one. */
async function rematch(ctx: Context, scope: string, call: CliCall) {
  const { startRematch } = await import("#lib/matching/commands/start-rematch.ts");
  const { ABANDONED_AFTER_MS, runRematch } = await import("#lib/matching/commands/run-rematch.ts");
  const { percentDone } = await import("#lib/matching/model/run/lines.ts");
  const left = await ctx.db.matchRun.findFirst({
    where: {
      scope,
      status: { in: ["QUEUED", "RUNNING"] },
      beatAt: { lt: new Date(ctx.now.getTime() - ABANDONED_AFTER_MS) },
    },
    select: { id: true },
  });
  const id = left?.id ?? (await startRematch(ctx, { scope }, false));
  const started = performance.now();
  const run = await runRematch(ctx, id, { onProgress: (at) => call.progress(`${percentDone(at)}%`) });
  if (run.status !== "DONE") throw new CliError(`整表重配没有完成：已被撤销或由别的进程接着做（${run.status}）`);
  const { rows, done, digest, engine } = run;
  return { scope, listings: done, rows, digest, engine, resumed: left !== null, seconds: secondsSince(started) };
}

export const command: CliCommand = {
  summary: "重写检索与匹配索引；--all 全部重写并整表重配，--edition 重配一期定稿",
  usage: ["", "--all", "--edition 2026-11"],
  options: { all: { type: "boolean" }, edition: { type: "string" } },
  async run(call) {
    const ctx = await contextFor(call.as);
    const { CURRENT } = await import("#lib/matching/model/run/lines.ts");
    const { all, edition } = call.options;
    const started = performance.now();
    if (typeof edition === "string" && all) throw new CliError("--all 和 --edition 不能同时给出");
    const rewritten = typeof edition === "string" ? 0 : await rewriteIndex(ctx, all === true, call);
    const seconds = secondsSince(started);
    const scope = typeof edition === "string" ? edition : all ? CURRENT : null;
    const matches = scope === null ? null : await rematch(ctx, scope, call);
    const told =
      matches && `重配 ${matches.listings} 条，存下 ${matches.rows} 对，用时 ${matches.seconds} 秒\n校验码 ${matches.digest}`;
    const rewrote = `重写了 ${rewritten} 条信息的索引，用时 ${seconds} 秒`;
    const text = typeof edition === "string" ? (told ?? "") : [rewrote, told].filter(Boolean).join("\n");
    call.answer({ rewritten, seconds, ...(matches && { matches }) }, text);
    return 0;
  },
};
