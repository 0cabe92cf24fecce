import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Db } from "#lib/db/client.ts";
import { logger } from "#lib/logging/logger.ts";
import { copyEntries } from "#lib/search/memory/copy-entries.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";
import { serveIndex } from "#lib/search/memory/server.ts";
import { localService } from "#lib/search/memory/service.ts";
import type { Address } from "#lib/search/memory/wire.ts";
import { isListWhole } from "#lib/search/queries/stale-listings.ts";
import { INDEX_CHANNEL } from "#lib/search/write-index.ts";

/** Without a word from the database the clock is looked at so often: a notice that was missed delays nobody longer. */
const LOOK_EVERY_MS = 1_000;
/** A database that is away, or whose rows are being written anew, is looked for so often. */
const RETRY_AFTER_MS = 2_000;

export type RunningSearch = { stop(): Promise<void>; ready: Promise<void> };

/**
 * The search process: reads the list, serves it at `address`, and follows the commits. Notices only wake it; the clock and the
 * change feed are what it believes. It holds nothing that PostgreSQL has not, so it may be killed at any moment.
 *
 * @throws {Error} when another process serves the address already
 */
export async function runSearch(db: Db, databaseUrl: string, address: Address): Promise<RunningSearch> {
  const live = new LiveIndex(db, () => copyEntries(databaseUrl));
  const listener = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection: { application_name: "jjj search" } });
  let stopping = false;
  let wake: (() => void) | null = null;
  const awaken = () => wake?.();

  async function follow(opened: () => void): Promise<void> {
    let serving = false;
    while (!stopping) {
      try {
        // Rows of another format are written anew by `jjj rematch`: until then the list is not whole and nobody is told otherwise.
        const whole = serving || (await isListWhole(db));
        if (whole) await live.sync();
        if (whole && !serving) {
          serving = true;
          opened();
        }
      } catch (error) {
        logger().warn({ err: error }, "the index could not be brought up to date");
      }
      const wait = serving ? LOOK_EVERY_MS : RETRY_AFTER_MS;
      await Promise.race([sleep(wait, undefined, { ref: true }), new Promise<void>((resolve) => (wake = resolve))]);
    }
  }

  const server = await serveIndex(localService(live), address);
  let tell: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const following = follow(() => {
    const index = live.current;
    logger().info({ listings: index?.size, bytes: index?.bytes }, "the index answers");
    tell();
  });
  listener.listen(INDEX_CHANNEL, awaken).catch((error: unknown) => {
    logger().warn({ err: error }, "no notices: the clock is looked at each second");
  });
  return {
    ready,
    async stop() {
      stopping = true;
      awaken();
      await server.stop();
      await following;
      await listener.end({ timeout: 1 });
    },
  };
}
