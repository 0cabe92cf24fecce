import type { Db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";
import { SMALL } from "#lib/search/memory/memory-index.ts";
import { type IndexService, localService } from "#lib/search/memory/service.ts";
import { searchAddress } from "#lib/search/memory/wire.ts";
import { isListWhole } from "#lib/search/queries/stale-listings.ts";

const LOOK_AGAIN_AFTER_MS = 10_000;

type Host = { service: IndexService; live: LiveIndex | null };

const holder = globalThis as typeof globalThis & { jjjIndexHosts?: WeakMap<Db, Promise<Host>> };

async function open(db: Db): Promise<Host> {
  if (!(await isListWhole(db))) throw new Error("rows of the index are missing: jjj rematch writes them");
  if ((await db.listingForm.count()) > SMALL) return remote();
  const live = new LiveIndex(db);
  return { service: localService(live), live };
}

const remote = (): Host => ({ service: new IndexClient(searchAddress(env())), live: null });

/**
 * The index for this database: below 20,000 listings it lives in this process, above in the search process of the machine. A
 * list that outgrows its process moves over.
 */
export async function indexService(db: Db): Promise<IndexService> {
  holder.jjjIndexHosts ??= new WeakMap();
  let host = holder.jjjIndexHosts.get(db);
  if (!host) {
    host = open(db);
    holder.jjjIndexHosts.set(db, host);
    const hosts = holder.jjjIndexHosts;
    // Looked at again after a while: until then PostgreSQL answers at once.
    host.catch(() => setTimeout(() => hosts.delete(db), LOOK_AGAIN_AFTER_MS).unref());
  }
  const { service, live } = await host;
  if ((live?.current?.size ?? 0) <= SMALL * 1.1) return service;
  const moved = remote();
  holder.jjjIndexHosts.set(db, Promise.resolve(moved));
  return moved.service;
}

/** Use this service for a database: for tests and tools that bring their own. */
export function setIndexService(db: Db, service: IndexService): void {
  holder.jjjIndexHosts ??= new WeakMap();
  holder.jjjIndexHosts.set(db, Promise.resolve({ service, live: null }));
}
