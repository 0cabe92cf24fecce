import fc from "fast-check";
import { expect, test } from "vitest";
import { assembleRows } from "#lib/editions/model/assemble.ts";
import { countRows } from "#lib/editions/model/counts.ts";
import { pairRegions, serialRanges } from "#lib/editions/model/figures.ts";
import { compareRows } from "#lib/editions/model/order.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { buildEdition, buildListing, buildListings, CHAINS } from "../../support/edition-samples.ts";

const nothing = { open: [], ended: [], previous: [], chains: CHAINS };

test("rows stand by part, then chain of the taxonomy with 其他 last, then 京津冀, then code", () => {
  const open = [
    buildListing({ code: "JJJ-2026-S-00009", side: "SUPPLY", chain: "hydrogen", region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00008", chain: "none", region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00007", chain: null, region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00006", chain: "robotics", region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00005", chain: "a-chain-of-next-year", region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00004", chain: "biomedicine", region: "HEBEI" }),
    buildListing({ code: "JJJ-2026-D-00003", chain: "biomedicine", region: "TIANJIN" }),
    buildListing({ code: "JJJ-2026-D-00002", chain: "biomedicine", region: "BEIJING" }),
    buildListing({ code: "JJJ-2026-D-00001", chain: "biomedicine", region: "BEIJING" }),
  ];
  const rows = assembleRows({ ...nothing, open });
  expect(rows.map(({ code }) => Number(code.slice(-2)))).toEqual([1, 2, 3, 4, 6, 5, 7, 8, 9]);
  expect(rows.map(({ serial }) => serial)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("the order does not depend on the order in which listings were read", () => {
  const listings = buildListings(30);
  const expected = assembleRows({ ...nothing, open: listings });
  fc.assert(
    fc.property(fc.shuffledSubarray(listings, { minLength: 30 }), (open) => {
      expect(assembleRows({ ...nothing, open })).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test("the order is total: no two different rows are equal", () => {
  const order = compareRows(CHAINS);
  const rows = assembleRows({ ...nothing, open: buildListings(30) });
  for (const a of rows) for (const b of rows) expect(order(a, b) === 0).toBe(a === b);
});

test.each([
  { why: "it was not in the issue before", before: null, now: {}, mark: "NEW" },
  { why: "nothing changed", before: {}, now: {}, mark: "UNCHANGED" },
  { why: "a pending revision raised the version only", before: {}, now: { version: 9 }, mark: "UNCHANGED" },
  { why: "its validity was prolonged", before: {}, now: { validUntil: "2027-12-31" }, mark: "RENEWED" },
  { why: "its validity was shortened", before: {}, now: { validUntil: "2027-01-31" }, mark: "UPDATED" },
  { why: "its title changed", before: {}, now: { title: "求购隔膜压缩机" }, mark: "UPDATED" },
  { why: "its title changed and it was prolonged", before: {}, now: { title: "改", validUntil: "2027-12-31" }, mark: "UPDATED" },
  { why: "its upper amount changed", before: {}, now: { amountMaxWan: 261 }, mark: "UPDATED" },
  { why: "its firm became anonymous", before: {}, now: { organization: null, division: null }, mark: "UPDATED" },
  {
    why: "its ways of cooperation were listed in another order",
    before: { cooperation: ["A", "B"] },
    now: { cooperation: ["B", "A"] },
    mark: "UNCHANGED",
  },
] as const)("a row is $mark when $why", ({ before, now, mark }) => {
  const fixed = (changes: object) => ({ ...buildListing(), ...changes });
  const previous = before ? buildEdition({ open: [fixed(before)] }).rows : [];
  expect(assembleRows({ ...nothing, open: [fixed(now)], previous })[0]?.change).toBe(mark);
});

test("what ended since the issue before is told once, in the part on progress, and not counted", () => {
  const fulfilled = buildListing({ code: "JJJ-2026-D-00002" });
  const withdrawn = buildListing({ code: "JJJ-2026-S-00003", side: "SUPPLY" });
  const unknown = buildListing({ code: "JJJ-2026-S-00004", side: "SUPPLY" });
  const previous = buildEdition({ open: [buildListing(), fulfilled, withdrawn] }).rows;
  const ended = [
    { listing: fulfilled, how: "FULFILLED" as const },
    { listing: withdrawn, how: "WITHDRAWN" as const },
    { listing: unknown, how: "WITHDRAWN" as const },
  ];
  const edition = buildEdition({ open: [buildListing()], ended, previous });
  expect(edition.rows.map(({ section, code, change }) => [section, code, change])).toEqual([
    ["DEMAND", "JJJ-2026-D-00001", "UNCHANGED"],
    ["PROGRESS", "JJJ-2026-D-00002", "FULFILLED"],
    ["PROGRESS", "JJJ-2026-S-00003", "WITHDRAWN"],
  ]);
  expect(edition.changes).toMatchObject({ NEW: [], FULFILLED: ["JJJ-2026-D-00002"], WITHDRAWN: ["JJJ-2026-S-00003"] });
  expect(edition.counts).toMatchObject({ demand: 1, supply: 0 });
  const next = assembleRows({ ...nothing, ended, previous: edition.rows });
  expect(next).toEqual([]);
});

test("the cover figures add up, with 其他 for what is in no chain", () => {
  const { counts, rows } = buildEdition({ open: buildListings(40) });
  expect(counts.demand + counts.supply).toBe(rows.length);
  expect(Object.values(counts.byRegion).reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(counts.byChain.reduce((sum, { count }) => sum + count, 0)).toBe(40);
  expect(counts.byChain.map(({ value }) => value)).toEqual([...CHAINS, "none"]);
  expect(countRows([], CHAINS)).toEqual({
    demand: 0,
    supply: 0,
    byRegion: { BEIJING: 0, TIANJIN: 0, HEBEI: 0 },
    byChain: [...CHAINS, "none"].map((value) => ({ value, count: 0 })),
  });
});

test("an empty summary shows the first 80 characters of the description", () => {
  const [row] = assembleRows({ ...nothing, open: [buildListing({ summary: "", description: "长".repeat(200) })] }) as [
    EditionRow,
  ];
  expect([...row.summary]).toHaveLength(80);
  expect(row.summary.endsWith("…")).toBe(true);
});

test("nine region pairs, six of them across a border and first; 其他 joins nobody", () => {
  const rows = assembleRows({
    ...nothing,
    open: [
      buildListing({ code: "D1", region: "HEBEI", chain: "hydrogen" }),
      buildListing({ code: "D2", region: "HEBEI", chain: null }),
      buildListing({ code: "S1", side: "SUPPLY", region: "BEIJING", chain: "hydrogen" }),
      buildListing({ code: "S2", side: "SUPPLY", region: "BEIJING", chain: null }),
    ],
  });
  const pairs = pairRegions(rows, CHAINS);
  expect(pairs).toHaveLength(9);
  expect(pairs.slice(0, 6).every(({ from, to }) => from !== to)).toBe(true);
  expect(pairs.find(({ from, to }) => from === "BEIJING" && to === "HEBEI")).toMatchObject({
    supply: 2,
    demand: 2,
    chains: [{ chain: "hydrogen", supply: 1, demand: 1 }],
  });
});

test("serials are told as ranges", () => {
  expect(serialRanges([])).toBe("—");
  expect(serialRanges([4, 1, 2, 3, 9])).toBe("1–4、9");
});
