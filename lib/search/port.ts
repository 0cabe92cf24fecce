import type { Tx } from "#lib/db/client.ts";
import type { Form, ListingStatus, Region, Side } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import type { PairContext } from "#lib/matching/score/pair.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { memoryFirst } from "#lib/search/queries/memory-first.ts";
import { storedForms } from "#lib/search/queries/stored-forms.ts";
import { readWholeList, type WholeList } from "#lib/search/whole-list.ts";
import { writeIndex } from "#lib/search/write-index.ts";

/** How a list is ordered. `deadline`: neededBy, else validUntil, soonest first. */
export type ListingSort = "relevance" | "newest" | "deadline";

/** A question to the list. Values of one name are alternatives, different names must all hold. */
export type ListingFilter = {
  q?: string;
  side?: readonly Side[];
  form?: readonly Form[];
  /** Chain codes, `none` (chosen) and `unknown` (not stated). */
  chain?: readonly string[];
  region?: readonly Region[];
  /** GB/T 2260 codes; one of a prefecture (`130600`) includes its counties. */
  division?: readonly string[];
  cooperation?: readonly string[];
  /** Keeps listings whose lower amount is null or at most this, 万元. */
  amountMaxWan?: number;
  externalId?: string;
  /** Own firm, every status. */
  mine?: boolean;
  /** Other statuses than PUBLISHED: the own firm's, or everybody's for staff. */
  status?: readonly ListingStatus[];
  sort?: ListingSort;
  limit?: number;
  cursor?: string;
};

export type FacetName = "side" | "form" | "chain" | "region" | "cooperation";
/** Every value of the taxonomy, 0 too, in the taxonomy's order; counts ignore the facet's own filter. */
export type Facets = Record<FacetName, { value: string; count: number }[]>;

/** Ids of one page in order; the reader loads them through its own visibility rule, so that a stale id shows nothing. */
export type SearchPage = { ids: string[]; total: number; facets: Facets; nextCursor: string | null };

/** What matching asks of the index: likely counterparts of a text. Weights are the asker's own, any scale. */
export type CandidateProbe = { side: Side; terms: readonly { term: string; weight: number }[]; limit: number };

/** What is looked for on the other side of a listing's form. */
export type CounterpartsWanted = {
  form: ScoringForm;
  limit: number;
  /** Near misses wanted at most. */
  near: number;
  /** Firms, by the hashes of their ids, that are on a never-match list of either side. */
  ruledOut: readonly number[];
  /** Which listings for matching only may be found: all, or those of one firm (hash of its id; 0 none). */
  matchOnly: { everything: boolean; organization: number };
  weights: Weights;
  /** The same listing by its words, for an implementation without forms in memory. */
  probe: (rarity: Rarity) => Omit<CandidateProbe, "limit">;
};

/** Counterparts by id, best first, with the rarity of words their points rest on and the work that was done. */
export type Counterparts = {
  fitting: readonly { id: string; points: number }[];
  near: readonly { id: string; points: number }[];
  rarity: Rarity;
  mode: "exhaustive" | "budgeted" | "postgres";
  touched: number;
  screened: number;
  rescored: number;
};

/**
 * The index behind search and matching. It only proposes ids: whoever shows something reads the rows afterwards in
 * PostgreSQL, which alone decides what is published, valid and visible.
 */
export interface SearchPort {
  readonly name: string;
  search(viewing: Viewing, filter: ListingFilter): Promise<SearchPage>;
  /** Ids of published listings of `probe.side`, most promising first. */
  candidates(viewing: Viewing, probe: CandidateProbe): Promise<string[]>;
  /** The best counterparts of a listing, scored with all features. */
  match(viewing: Viewing, wanted: CounterpartsWanted): Promise<Counterparts>;
  /** How rare words are, as every pair is scored now. */
  rarity(viewing: Pick<Viewing, "db">): Promise<Rarity>;
  /** The committed version of the index; answers are at least this new. */
  version(viewing: Viewing): Promise<bigint>;
}

/** The index in use: the one in memory while it is there, PostgreSQL for the rest and whenever it is not. */
export const searchPort = (): SearchPort => memoryFirst;

/** The whole list in this process, for jobs that match all of it. */
export const wholeList = (viewing: Viewing, blocked: PairContext["blocked"], weights: Weights): Promise<WholeList> =>
  readWholeList(viewing, blocked, weights);

/** The forms of published listings without reading their texts, by id; one that has left the list has none. */
export const formsOf = ({ db }: Pick<Viewing, "db">, ids: readonly string[]): Promise<Map<string, ScoringForm>> =>
  storedForms(db, ids);

/**
 * Bring the index up to date with these listings, in the transaction that changes them: whatever is in the row now is found
 * from the commit on, whatever left PUBLISHED is not. Raises the index clock, a global lock: call it after all other writes
 * and right before recordEvent.
 */
export async function indexListingsIn(tx: Tx, listingIds: readonly string[]): Promise<void> {
  await writeIndex(tx, listingIds);
}

/** The same for every listing of a firm whose name, region, certificates or verification changed. */
export async function indexOrganizationIn(tx: Tx, organizationId: string): Promise<void> {
  const rows = await tx.listing.findMany({ where: { organizationId }, select: { id: true }, orderBy: { id: "asc" } });
  await writeIndex(
    tx,
    rows.map(({ id }) => id),
  );
}
