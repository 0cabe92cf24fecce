import type { Db } from "#lib/db/client.ts";
import { type Entries, entriesFrom } from "#lib/search/memory/entries.ts";
import { MemoryIndex } from "#lib/search/memory/memory-index.ts";
import {
  allEntries,
  type ClockState,
  changeAt,
  changesAfter,
  entriesOf,
  isSameState,
  readClock,
} from "#lib/search/memory/source.ts";

/** A backlog of changes beyond this is read anew instead of step by step. */
const CATCH_UP_LIMIT = 5_000;

/**
 * The index of one database, kept up with its commits. The clock and the change feed are the truth; being woken only saves
 * waiting. After a gap in the feed, a clock that ran back or another history at the same number everything is read anew.
 */
export class LiveIndex {
  readonly #db: Db;
  #load: (db: Db) => Promise<Entries>;
  #index: MemoryIndex | null = null;
  #state: ClockState = { version: -1n, change: null };
  #running: Promise<void> | null = null;

  constructor(db: Db, load: (db: Db) => Promise<Entries> = async () => entriesFrom(await allEntries(db))) {
    this.#db = db;
    this.#load = load;
  }

  /** The index as it is now; null until it was read for the first time. */
  get current(): MemoryIndex | null {
    return this.#index;
  }

  get version(): bigint {
    return this.#state.version;
  }

  /** The state of the list that the index has. */
  get state(): ClockState {
    return this.#state;
  }

  /** The index, at least as new as a state that was read before the call; as it stands where none is named. */
  async at(wanted: ClockState | null): Promise<MemoryIndex> {
    if (!this.#index || (wanted && !isSameState(this.#state, wanted))) await this.sync();
    if (!this.#index || (wanted && this.#state.version < wanted.version)) throw new Error("the index is behind the database");
    return this.#index;
  }

  /** Be as new as the database. Callers that arrive while one sync runs wait for one that began after they came. */
  async sync(): Promise<void> {
    const running = this.#running;
    if (running) await running.catch(() => undefined);
    if (!this.#running) {
      this.#running = this.#bringUp().finally(() => {
        this.#running = null;
      });
    }
    await this.#running;
  }

  async #bringUp(): Promise<void> {
    const clock = await readClock(this.#db);
    const { version, change } = this.#state;
    const index = this.#index;
    if (!index || clock.version < version || (await changeAt(this.#db, version)) !== change) return this.#reload();
    if (clock.version === version) return;
    const changes = await changesAfter(this.#db, version, CATCH_UP_LIMIT + 1);
    const last = changes.at(-1);
    // What was read is a gapless run from the known version on, or everything is read anew.
    if (!last || changes.length > CATCH_UP_LIMIT || changes.length !== Number(last.version - version)) return this.#reload();
    const ids = [...new Set(changes.map(({ listingId }) => listingId))];
    const entries = await entriesOf(this.#db, ids);
    index.apply(ids, entries);
    if (index.outgrown) return this.#reload();
    this.#state = { version: last.version, change: last.listingId };
  }

  async #reload(): Promise<void> {
    // The clock first: what is committed while the entries are read is read once more by the next sync.
    const clock = await readClock(this.#db);
    this.#index = new MemoryIndex(await this.#load(this.#db));
    this.#state = clock;
  }
}
