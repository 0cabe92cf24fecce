import { describe, expect, test } from "vitest";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import type { Prepared } from "#lib/matching/model/prepared.ts";
import { scoreWith } from "#lib/matching/score/rank.ts";
import { type Suggestion, suggestionsFor } from "#lib/matching/score/suggest.ts";
import { buildDemand, buildSupply, prepareAll } from "../../support/build-match.ts";

/** What is suggested to the first listing, its counterparts split into fitting ones and near misses as they score. */
function suggested(mine: MatchListing, others: MatchListing[]): Suggestion[] {
  const { context, prepared } = prepareAll([mine, ...others]);
  const [first, ...rest] = prepared as [Prepared, ...Prepared[]];
  const ranked = rest.map((other) => ({ other, score: scoreWith(first, other, context) }));
  const fitting = ranked.filter(({ score }) => score.compatible);
  return suggestionsFor(
    first,
    fitting,
    ranked.filter(({ score }) => !score.compatible),
  );
}

let serial = 0;
const demand = (change: Partial<MatchListing> = {}) =>
  buildDemand({ organizationId: `b${++serial}`, code: `D${serial}`, ...change });
const supply = (change: Partial<MatchListing> = {}) =>
  buildSupply({ organizationId: `s${++serial}`, code: `S${serial}`, ...change });
const cnas = { key: "cnas", label: "CNAS" };
const binding = { description: "燃料电池金属双极板，不锈钢冲压，产能不低于 5 t/h" };

describe("what the author is told to add", () => {
  test.each([
    {
      why: "a price that two demands with a budget cannot check",
      mine: supply(),
      others: [demand({ amountMaxWan: 5 }), demand({ amountMaxWan: 9 }), demand()],
      told: [{ kind: "AMOUNT", field: "amountMaxWan", what: null, count: 2 }],
    },
    {
      why: "a price is written already",
      mine: supply({ amountMaxWan: 5 }),
      others: [demand({ amountMaxWan: 5 }), demand({ amountMaxWan: 9 })],
      told: [],
    },
    { why: "one counterpart alone is no advice", mine: supply(), others: [demand({ amountMaxWan: 5 }), demand()], told: [] },
    {
      why: "the day of a need, for two supplies with a day",
      mine: demand(),
      others: [supply({ availableFrom: "2026-12-01" }), supply({ availableFrom: "2026-12-09" })],
      told: [{ kind: "DATE", field: "neededBy", what: null, count: 2 }],
    },
    {
      why: "ways of cooperation",
      mine: demand({ cooperation: [] }),
      others: [supply(), supply(), supply()],
      told: [{ kind: "COOPERATION", field: "cooperation", what: null, count: 3 }],
    },
    {
      why: "a certificate that two near misses ask for",
      mine: supply(),
      others: [demand({ requiredQualifications: [cnas] }), demand({ requiredQualifications: [cnas] })],
      told: [{ kind: "QUALIFICATION", field: "heldQualifications", what: "CNAS", count: 2 }],
    },
    {
      why: "a region that is shut out, told to the side that shuts it out",
      mine: supply({ targetRegions: ["TIANJIN"] }),
      others: [demand(), demand()],
      told: [{ kind: "REGION", field: "targetRegions", what: "HEBEI", count: 2 }],
    },
    {
      why: "a region that the other side shuts out is not the author's to change",
      mine: supply(),
      others: [demand({ targetRegions: ["TIANJIN"] }), demand({ targetRegions: ["TIANJIN"] })],
      told: [],
    },
    {
      why: "a measured requirement of two demands of which the supply says nothing",
      mine: supply(),
      others: [demand(binding), demand(binding)],
      told: [{ kind: "SPEC", field: "description", what: "mass/time", count: 2 }],
    },
    {
      why: "a capacity is stated",
      mine: supply({ description: "双极板，产能 6 t/h" }),
      others: [demand(binding), demand(binding)],
      told: [],
    },
    { why: "no counterparts", mine: supply(), others: [], told: [] },
  ])("$why", ({ mine, others, told }) => {
    expect(suggested(mine, others)).toEqual(told);
  });

  test("at most three, the one that most ask for first", () => {
    const full = { ...binding, amountMaxWan: 5, neededBy: "2027-01-01", requiredQualifications: [cnas] };
    const others = [
      demand(full),
      demand(full),
      demand({ ...full, requiredQualifications: [] }),
      demand({ ...full, requiredQualifications: [] }),
    ];
    const found = suggested(supply({ cooperation: [] }), [...others, demand({ amountMaxWan: 1 })]);
    expect(found).toHaveLength(3);
    expect(found.map(({ count }) => count)).toEqual([...found.map(({ count }) => count)].sort((a, b) => b - a));
    expect(found[0]).toMatchObject({ kind: "AMOUNT", count: 3 });
  });
});
