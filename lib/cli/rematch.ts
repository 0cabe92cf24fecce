import type { CliCommand } from "./command.ts";

/** Rows rewritten in one transaction: the index clock is locked meanwhile. */
const AT_ONCE = 200;

export const command: CliCommand = {
  summary: "按当前分词重写检索与匹配索引；缺的、旧版的，或加 --all 全部",
  usage: ["[--all]"],
  options: { all: { type: "boolean" } },
  async run(call) {
    const { db } = await import("#lib/db/client.ts");
    const { inTransaction } = await import("#lib/db/transaction.ts");
    const { indexListingsIn } = await import("#lib/search/port.ts");
    const { pruneChanges } = await import("#lib/search/write-index.ts");
    const { listStaleListings } = await import("#lib/search/queries/stale-listings.ts");
    const started = performance.now();
    let rewritten = 0;
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await listStaleListings(db(), { all: call.options.all === true, after, limit: AT_ONCE });
      if (ids.length === 0) break;
      await inTransaction(db(), (tx) => indexListingsIn(tx, ids), { timeoutMs: 60_000 });
      rewritten += ids.length;
      after = ids.at(-1) ?? null;
      call.progress(`${rewritten}`);
    }
    await pruneChanges(db());
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    call.answer({ rewritten, seconds }, `重写了 ${rewritten} 条信息的索引，用时 ${seconds} 秒`);
    return 0;
  },
};
