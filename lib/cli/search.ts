import { startSafely } from "#lib/health/preflight.ts";
import type { CliCommand } from "./command.ts";

/** Resolves when the process is asked to end. */
const askedToEnd = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });

/** `jjj search`: the index in memory, served on a local socket to the processes of this machine. */
export const command: CliCommand = {
  summary: "检索进程：在内存里检索与匹配，经本机套接字（或 SEARCH_URL）应答；Ctrl-C 结束",
  usage: [""],
  async run() {
    const end = askedToEnd();
    const { db } = await import("#lib/db/client.ts");
    const { env } = await import("#lib/env.ts");
    const { runSearch } = await import("#lib/search/memory/run-search.ts");
    const { searchAddress } = await import("#lib/search/memory/wire.ts");
    let refusal: string | null = null;
    const refused = new Promise<void>((resolve) => {
      startSafely((reason) => {
        refusal = reason;
        resolve();
      });
    });
    const search = await runSearch(db(), env().DATABASE_URL, searchAddress(env()));
    await Promise.race([end, refused]);
    await search.stop();
    if (refusal) process.stderr.write(`${refusal}\n`);
    return refusal ? 1 : 0;
  },
};
