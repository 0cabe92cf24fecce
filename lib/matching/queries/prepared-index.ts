import type { Db } from "#lib/db/client.ts";
import type { Side } from "#lib/db/generated/enums.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { type Prepared, prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { type Rarity, TermCounts } from "#lib/matching/model/rarity.ts";
import { activeWeights, type NumberedWeights } from "#lib/matching/queries/active-weights.ts";
import {
  isMatchable,
  loadRows,
  MATCH_COLUMNS,
  type MatchRow,
  stampOf,
  toMatchListing,
} from "#lib/matching/queries/load-listings.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";

/** Up to so many published listings every counterpart is scored from memory; above, candidates come from the index. */
export const EXHAUSTIVE_UP_TO = 20_000;
/** Rows read at once when the index is filled: keeps each statement far below its time limit. */
const LOAD_AT_ONCE = 500;
/** Above the limit only so many listings are kept prepared, the last used ones. */
const KEPT_WHEN_LARGE = 6_000;
/** Listings whose words stand for the rarity of all when not all are kept. */
const SAMPLE = 4_000;
/** A backlog of changes beyond this is read anew instead of step by step. */
const CATCH_UP_LIMIT = 5_000;

type Entry = { stamp: string; prepared: Prepared };

/**
 * The published listings of one database, prepared for scoring. Follows the commit-ordered change feed: `sync` reads the clock
 * and brings in exactly what has changed since, so every answer is at least as new as the last commit before it.
 */
export class PreparedIndex {
  #counts = new TermCounts();
  #entries = new Map<string, Entry>();
  #sides: Record<Side, Map<string, Prepared>> = { SUPPLY: new Map(), DEMAND: new Map() };
  #version = -1n;
  #tools: ReadingTools | null = null;
  #lastChange: string | null = null;
  #rarity: Rarity | null = null;
  #syncing: Promise<void> | null = null;
  /** What the listings are scored with, as of the last sync. */
  active: NumberedWeights = { version: 0, weights: SHIPPED_WEIGHTS };
  /** Whether every published listing is here; false: only a sample and what was used last. */
  exhaustive = true;

  get rarity(): Rarity {
    this.#rarity ??= this.#counts.snapshot();
    return this.#rarity;
  }

  /** What scoring needs besides two forms, as of now. */
  context(now: Date, blocked: PairContext["blocked"] = () => false): PairContext {
    return { today: dayNumber(dayOf(now)), blocked, rarity: this.rarity, weights: this.active.weights };
  }

  side(side: Side): Iterable<Prepared> {
    return this.#sides[side].values();
  }

  /** Be as new as the database. Callers that arrive while one sync runs wait for a sync that began after they came. */
  async sync({ db }: Pick<Viewing, "db">): Promise<void> {
    const running = this.#syncing;
    if (running) await running.catch(() => undefined);
    if (!this.#syncing) {
      this.#syncing = this.#readAll(db).finally(() => {
        this.#syncing = null;
      });
    }
    await this.#syncing;
  }

  /** What listings are read with. @throws before the first sync */
  get tools(): ReadingTools {
    if (!this.#tools) throw new Error("the index has not been synced");
    return this.#tools;
  }

  async #readAll(db: Db): Promise<void> {
    const [active] = await Promise.all([activeWeights(db), this.#bringUp(db)]);
    this.active = active;
  }

  async #bringUp(db: Db): Promise<void> {
    const tools = await readingToolsOf(db);
    // Other concepts: every text is read anew.
    if (tools !== this.#tools) this.#version = -1n;
    this.#tools = tools;
    const [clock] = await db.$queryRaw<{ version: bigint; listing_id: string | null }[]>`
      SELECT c.version, (SELECT listing_id FROM listing_change WHERE version = ${this.#version}::bigint) AS listing_id
      FROM index_clock c WHERE c.id = 1`;
    const version = clock?.version ?? 0n;
    // A clock that ran back, or another history at the same number (a restored backup): start anew.
    const sameHistory = this.#version >= 0n && version >= this.#version && (clock?.listing_id ?? null) === this.#lastChange;
    if (!sameHistory) return this.#reload(db);
    if (version === this.#version) return;
    const changes = await db.$queryRaw<{ version: bigint; listing_id: string }[]>`
      SELECT version, listing_id FROM listing_change WHERE version > ${this.#version}::bigint ORDER BY version LIMIT ${CATCH_UP_LIMIT + 1}`;
    const complete = changes.length <= CATCH_UP_LIMIT && changes.length === Number(version - this.#version);
    // More may have been committed meanwhile: what was read is a gapless run from the known version on, or it is read anew.
    const gapless = changes.length > 0 && changes.length === Number((changes.at(-1)?.version ?? 0n) - this.#version);
    if (!complete && !(gapless && changes.length <= CATCH_UP_LIMIT)) return this.#reload(db);
    await this.#refresh(db, [...new Set(changes.map(({ listing_id }) => listing_id))]);
    this.#version = changes.at(-1)?.version ?? version;
    this.#lastChange = changes.at(-1)?.listing_id ?? null;
    if (this.exhaustive && this.#entries.size > EXHAUSTIVE_UP_TO) await this.#reload(db);
  }

  async #refresh(db: Db, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += LOAD_AT_ONCE) {
      const part = ids.slice(from, from + LOAD_AT_ONCE);
      const rows = new Map((await loadRows({ db }, part)).map((row) => [row.id, row]));
      for (const id of part) {
        const row = rows.get(id);
        if (row && isMatchable(row) && this.exhaustive) this.put(row);
        else this.drop(id);
      }
    }
  }

  async #reload(db: Db): Promise<void> {
    // Not until all is read is the index anything: a failure in the middle is begun anew by the next reader.
    this.#version = -1n;
    this.#entries.clear();
    this.#sides = { SUPPLY: new Map(), DEMAND: new Map() };
    this.#counts = new TermCounts();
    this.#rarity = null;
    const version = (await db.indexClock.findUnique({ where: { id: 1 } }))?.version ?? 0n;
    const change = await db.listingChange.findUnique({ where: { version } });
    const published = await db.listing.count({ where: { status: "PUBLISHED" } });
    this.exhaustive = published <= EXHAUSTIVE_UP_TO;
    // The large index learns how rare words are from a sample, the oldest listings: they change least.
    const wanted = this.exhaustive ? Number.POSITIVE_INFINITY : SAMPLE;
    let after: string | undefined;
    for (let loaded = 0; loaded < wanted; ) {
      const rows: MatchRow[] = await db.listing.findMany({
        where: { status: "PUBLISHED", ...(after && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: LOAD_AT_ONCE,
        select: MATCH_COLUMNS,
      });
      for (const row of rows) if (isMatchable(row)) this.put(row);
      loaded += rows.length;
      after = rows.at(-1)?.id;
      if (rows.length < LOAD_AT_ONCE) break;
      // Filling thousands must not keep other requests of this process waiting.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#version = version;
    this.#lastChange = change?.listingId ?? null;
  }

  /** The prepared form of a published row, taken from memory when nothing has changed in it. */
  put(row: MatchRow): Prepared {
    const stamp = stampOf(row);
    const known = this.#entries.get(row.id);
    if (known?.stamp === stamp) {
      // Move to the end: the map's order is that of use.
      this.#entries.delete(row.id);
      this.#entries.set(row.id, known);
      return known.prepared;
    }
    this.drop(row.id);
    const prepared = prepareListing(toMatchListing(row), this.tools);
    // The sample that the rarity of words rests on stays as it was read; later listings only pass through.
    const counted = this.exhaustive || this.#counts.listings < SAMPLE;
    if (counted) {
      this.#counts.add(prepared.form);
      this.#rarity = null;
    }
    this.#entries.set(row.id, { stamp, prepared });
    this.#sides[row.side].set(row.id, prepared);
    if (!this.exhaustive && this.#entries.size > KEPT_WHEN_LARGE) this.#dropOldest();
    return prepared;
  }

  #dropOldest(): void {
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.drop(oldest);
  }

  drop(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#sides[entry.prepared.listing.side].delete(id);
    if (!this.exhaustive) return;
    this.#counts.remove(entry.prepared.form);
    this.#rarity = null;
  }
}

const holder = globalThis as typeof globalThis & { jjjMatchIndex?: WeakMap<Db, PreparedIndex> };

/** The index of this process for this database. */
export function preparedIndex({ db }: Pick<Viewing, "db">): PreparedIndex {
  holder.jjjMatchIndex ??= new WeakMap();
  let index = holder.jjjMatchIndex.get(db);
  if (!index) {
    index = new PreparedIndex();
    holder.jjjMatchIndex.set(db, index);
  }
  return index;
}
