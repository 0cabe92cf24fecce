import { MAX_VALUES } from "#lib/alerts/model/saved-filter.ts";
import { MAX_WAN } from "#lib/kernel/money.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import { COOPERATION, FORMS, SIDES } from "#lib/listings/model.ts";

/** The filters that can hold several values at once, in the order in which they are shown. */
export const FACETS = ["side", "region", "form", "chain", "cooperation"] as const;
export type FacetName = (typeof FACETS)[number];

export const SORTS = ["relevance", "newest", "deadline"] as const;
export type Sort = (typeof SORTS)[number];

/** How the rows are set; null: as a ledger with room. */
export const LAYOUTS = ["compact", "table"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Everything the list shows depends on this and on nothing else; it is the address of the page, read. */
export type FilterState = {
  q: string;
  facets: Record<FacetName, readonly string[]>;
  division: readonly string[];
  amountMaxWan: number | null;
  /** Null: relevance with a question, else newest. */
  sort: Sort | null;
  layout: Layout | null;
  cursor: string | null;
};

/** A part of the address that could not be used, to be told to the reader. */
export type Ignored = "amount" | "query" | "values";

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const MAX_QUERY = 100;

const allOf = (params: Params, name: string): string[] => {
  const given = params[name];
  const values = given === undefined ? [] : typeof given === "string" ? [given] : [...given];
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSTORABLE = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;

/**
 * Reads the query of `/listings`. The page never refuses an address: what it cannot use it leaves out, and says so.
 *
 * @param chains the chain codes now in force; `none` and `unknown` are always known.
 */
export function readFilter(params: Params, chains: readonly string[]): { state: FilterState; ignored: Ignored[] } {
  const ignored = new Set<Ignored>();
  const known = (name: FacetName, values: readonly string[]): string[] => {
    const given = allOf(params, name);
    const kept = given.filter((value) => values.includes(value));
    if (kept.length < given.length) ignored.add("values");
    return kept;
  };
  const asked = Array.from((allOf(params, "q")[0] ?? "").replace(UNSTORABLE, " ").trim());
  if (asked.length > MAX_QUERY) ignored.add("query");
  const amountText = allOf(params, "amountMaxWan")[0];
  const amount = amountText === undefined ? null : Number(amountText.normalize("NFKC"));
  const amountFits = amount !== null && amount >= 0 && amount <= MAX_WAN;
  if (amount !== null && !amountFits) ignored.add("amount");
  const divisions = allOf(params, "division");
  const division = divisions.filter((code) => /^1[1-3]\d{4}$/.test(code)).slice(0, MAX_VALUES);
  if (division.length < divisions.length) ignored.add("values");
  const sort = allOf(params, "sort")[0];
  const layout = allOf(params, "layout")[0];
  return {
    state: {
      q: asked.slice(0, MAX_QUERY).join(""),
      facets: {
        side: known("side", SIDES),
        region: known("region", REGIONS),
        form: known("form", FORMS),
        chain: known("chain", [...chains, "none", "unknown"]),
        cooperation: known("cooperation", COOPERATION),
      },
      division,
      amountMaxWan: amountFits ? amount : null,
      sort: SORTS.find((name) => name === sort) ?? null,
      layout: LAYOUTS.find((name) => name === layout) ?? null,
      cursor: allOf(params, "cursor")[0] ?? null,
    },
    ignored: [...ignored],
  };
}

/** The pairs of an address, in a fixed order, so that one state has one address. */
export function filterPairs(state: FilterState): [name: string, value: string][] {
  return [
    ...(state.q ? [["q", state.q] satisfies [string, string]] : []),
    ...FACETS.flatMap((name) => state.facets[name].map((value): [string, string] => [name, value])),
    ...state.division.map((code): [string, string] => ["division", code]),
    ...(state.amountMaxWan === null ? [] : [["amountMaxWan", String(state.amountMaxWan)] satisfies [string, string]]),
    ...(state.sort ? [["sort", state.sort] satisfies [string, string]] : []),
    ...(state.layout ? [["layout", state.layout] satisfies [string, string]] : []),
    ...(state.cursor ? [["cursor", state.cursor] satisfies [string, string]] : []),
  ];
}

/** The query text of a state, with its question mark; empty for the plain list. */
export function filterQuery(state: FilterState): string {
  const pairs = filterPairs(state);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

/** The state with one value of a facet added, or taken away when it is there; always back on the first page. */
export function toggled(state: FilterState, name: FacetName, value: string): FilterState {
  const values = state.facets[name];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...state, facets: { ...state.facets, [name]: next }, cursor: null };
}

/** One condition in force, and the state without it. */
export type Condition = { name: FacetName | "q" | "division" | "amountMaxWan"; value: string; without: FilterState };

/** Every condition in force, one by one; the sort is none. */
export function conditions(state: FilterState): Condition[] {
  const first = { ...state, cursor: null };
  return [
    ...(state.q ? [{ name: "q" as const, value: state.q, without: { ...first, q: "" } }] : []),
    ...FACETS.flatMap((name) => state.facets[name].map((value) => ({ name, value, without: toggled(state, name, value) }))),
    ...state.division.map((value) => ({
      name: "division" as const,
      value,
      without: { ...first, division: state.division.filter((other) => other !== value) },
    })),
    ...(state.amountMaxWan === null
      ? []
      : [{ name: "amountMaxWan" as const, value: String(state.amountMaxWan), without: { ...first, amountMaxWan: null } }]),
  ];
}

/** The list without any condition, in the order chosen. */
export const cleared = (state: FilterState): FilterState => ({
  q: "",
  facets: { side: [], region: [], form: [], chain: [], cooperation: [] },
  division: [],
  amountMaxWan: null,
  sort: state.sort === "relevance" ? null : state.sort,
  layout: state.layout,
  cursor: null,
});

/** What the list is asked alone, however it is set: what a feed or a saved search keeps. */
export const question = (state: FilterState): FilterState => ({ ...state, sort: null, layout: null, cursor: null });
