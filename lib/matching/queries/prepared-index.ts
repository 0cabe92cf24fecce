import type { Db } from "#lib/db/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { type Prepared, prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { activeWeights, type NumberedWeights, SHIPPED } from "#lib/matching/queries/active-weights.ts";
import { type MatchRow, stampOf, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import { searchPort } from "#lib/search/port.ts";

/** Listings kept as they were read, the last used ones: texts are only read for what is shown. */
const KEPT = 2_000;

type Entry = { stamp: string; prepared: Prepared };

/** What scoring and telling need of one database: reading tools, weights and the rarity of words, and listings that were read lately. */
export class PreparedIndex {
  #entries = new Map<string, Entry>();
  #tools: ReadingTools | null = null;
  #rarity: Rarity | null = null;
  /** What the listings are scored with, as of the last sync. */
  active: NumberedWeights = SHIPPED;

  /** How rare words are, as of the last sync. @throws before the first one */
  get rarity(): Rarity {
    if (!this.#rarity) throw new Error("the index has not been synced");
    return this.#rarity;
  }

  /** The rarity that an answer of the index rests on: what is told of it must rest on the same. */
  restOn(rarity: Rarity): void {
    this.#rarity = rarity;
  }

  /** What listings are read with. @throws before the first sync */
  get tools(): ReadingTools {
    if (!this.#tools) throw new Error("the index has not been synced");
    return this.#tools;
  }

  /** What scoring needs besides two forms, as of now. */
  context(now: Date, blocked: PairContext["blocked"] = () => false): PairContext {
    return { today: dayNumber(dayOf(now)), blocked, rarity: this.rarity, weights: this.active.weights };
  }

  /** Be as new as the database. */
  async sync({ db }: Pick<Viewing, "db">): Promise<void> {
    const [tools, active, rarity] = await Promise.all([readingToolsOf(db), activeWeights(db), searchPort().rarity({ db })]);
    // Other concepts: every text is read anew.
    if (tools !== this.#tools) this.#entries.clear();
    [this.#tools, this.active, this.#rarity] = [tools, active, rarity];
  }

  /** A row read for scoring and quoting, taken from memory when nothing has changed in it. */
  put(row: MatchRow): Prepared {
    const stamp = stampOf(row);
    const known = this.#entries.get(row.id);
    // Out and in again: the map's order is that of use.
    this.#entries.delete(row.id);
    const entry = known?.stamp === stamp ? known : { stamp, prepared: prepareListing(toMatchListing(row), this.tools) };
    this.#entries.set(row.id, entry);
    if (this.#entries.size > KEPT) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    return entry.prepared;
  }
}

const holder = globalThis as typeof globalThis & { jjjMatchIndex?: WeakMap<Db, PreparedIndex> };

/** The one of this process for this database. */
export function preparedIndex({ db }: Pick<Viewing, "db">): PreparedIndex {
  holder.jjjMatchIndex ??= new WeakMap();
  let index = holder.jjjMatchIndex.get(db);
  if (!index) {
    index = new PreparedIndex();
    holder.jjjMatchIndex.set(db, index);
  }
  return index;
}
