import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient } from "#lib/db/client.ts";
import { NEAR_AMONG } from "#lib/matching/score/near.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import { setIndexService } from "#lib/search/memory/host.ts";
import { searchPort } from "#lib/search/port.ts";
import { matchMemory } from "#lib/search/queries/memory-match.ts";
import { NOW, numberOf } from "./corpus.ts";
import { WANTED, type World } from "./world.ts";

const PROGRAM = fileURLToPath(new URL("index-process.mts", import.meta.url));
const LOOK_AGAIN_MS = 50;

/** How the product asks: through its port, with the clock read in PostgreSQL, the index in a process of its own. */
export type PortMatch = { ask: (query: number) => Promise<number[]>; close: () => Promise<void> };

/** @param url a database of the product that holds the corpus */
export async function portMatch(url: string, world: World): Promise<PortMatch> {
  const folder = mkdtempSync(path.join(tmpdir(), "jjj-bench-"));
  const socket = path.join(folder, "search.sock");
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, url, socket], { stdio: ["ignore", "pipe", "inherit"] });
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error("the index process ended"))),
  ]);
  const db = createClient(url, 2);
  setIndexService(db, new IndexClient({ path: socket }));
  const viewing = { db, actor: ANONYMOUS, now: NOW, locale: "zh-CN" as const, address: null };
  const wanted = (query: number) => ({
    ...{ form: world.form(query), limit: WANTED, near: NEAR_AMONG, ruledOut: [] },
    matchOnly: { everything: true, organization: 0 },
    // Twenty ids, however little they have in common: as all others are asked.
    weights: { ...SHIPPED_WEIGHTS, shownFrom: 0 },
    probe: () => ({ side: "SUPPLY" as const, terms: [] }),
  });
  // The first answers bring the connection and the rarity of words.
  while (!(await matchMemory(viewing, wanted(0)).catch(() => null))) await sleep(LOOK_AGAIN_MS);
  return {
    async ask(query) {
      const { fitting, mode } = await searchPort().match(viewing, wanted(query));
      if (mode === "postgres") throw new Error("PostgreSQL answered instead of the index process");
      return fitting.map(({ id }) => numberOf(id));
    },
    async close() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
      await db.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
