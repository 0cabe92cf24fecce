import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Plan, type PlanFirm, type PlanOptions, type PlanPair, planMeetings } from "#lib/matching/model/plan/plan.ts";

const firm = (id: string, ...groups: string[]): PlanFirm => ({ id, groups });
const pair = (demand: string, supply: string, scoreTenths: number): PlanPair => ({
  demandId: `D-${demand}`,
  supplyId: `S-${supply}`,
  // A listing is named after its firm: `a1` is the first one of firm `a`.
  demandFirm: demand.replace(/\d+$/, ""),
  supplyFirm: supply.replace(/\d+$/, ""),
  scoreTenths,
});
const options = (change: Partial<PlanOptions> = {}): PlanOptions => ({ perFirm: 6, perListing: 2, balanced: true, ...change });
const firmsIn = (pairs: readonly PlanPair[]) => [...new Set(pairs.flatMap((one) => [one.demandFirm, one.supplyFirm]))];

/** Up to nine pairs between few firms; `mixed`: firms may be on both sides. */
const instance = (mixed: boolean) =>
  fc.record({
    pairs: fc
      .uniqueArray(
        fc.record({
          demand: fc.constantFrom("a1", "a2", "b1", "c1"),
          supply: mixed ? fc.constantFrom("a3", "b3", "y1", "z1") : fc.constantFrom("x1", "x2", "y1", "z1"),
          score: fc.integer({ min: 1, max: 1000 }),
        }),
        { maxLength: 9, selector: ({ demand, supply }) => `${demand}${supply}` },
      )
      .map((list) => list.map(({ demand, supply, score }) => pair(demand, supply, score))),
    perFirm: fc.integer({ min: 1, max: 3 }),
    perListing: fc.integer({ min: 1, max: 2 }),
  });

function allowed(meetings: readonly PlanPair[], { perFirm, perListing }: Pick<PlanOptions, "perFirm" | "perListing">): boolean {
  const count = new Map<string, number>();
  const met = new Set<string>();
  for (const one of meetings) {
    const firms = [one.demandFirm, one.supplyFirm].sort().join(" ");
    if (one.demandFirm === one.supplyFirm || met.has(firms)) return false;
    met.add(firms);
    for (const id of [one.demandFirm, one.supplyFirm, one.demandId, one.supplyId]) count.set(id, (count.get(id) ?? 0) + 1);
  }
  return [...count].every(([id, n]) => n <= (/^[DS]-/.test(id) ? perListing : perFirm));
}

/** Every allowed set of meetings among the best pair of each two firms. */
function* allPlans(pairs: readonly PlanPair[], limits: Pick<PlanOptions, "perFirm" | "perListing">): Generator<PlanPair[]> {
  const best = new Map<string, PlanPair>();
  const ordered = [...pairs].sort(
    (a, b) => b.scoreTenths - a.scoreTenths || (`${a.demandId} ${a.supplyId}` < `${b.demandId} ${b.supplyId}` ? -1 : 1),
  );
  for (const one of ordered) {
    const key = `${one.demandFirm} ${one.supplyFirm}`;
    if (!best.has(key)) best.set(key, one);
  }
  const list = [...best.values()];
  for (let bits = 0; bits < 1 << list.length; bits++) {
    const chosen = list.filter((_, i) => bits & (1 << i));
    if (allowed(chosen, limits)) yield chosen;
  }
}

const planOf = (pairs: readonly PlanPair[], change: Partial<PlanOptions>): Plan =>
  planMeetings(
    pairs,
    firmsIn(pairs).map((id) => firm(id)),
    options(change),
  );

describe("the plan of a meeting day", () => {
  test("never gives a firm or a listing more than its places, and lets two firms meet once, also when firms ask and offer", () => {
    fc.assert(
      fc.property(instance(true), fc.boolean(), ({ pairs, ...limits }, balanced) => {
        expect(allowed(planOf(pairs, { ...limits, balanced }).meetings, limits)).toBe(true);
      }),
    );
  });

  test("leaves out nothing that would still fit", () => {
    fc.assert(
      fc.property(instance(true), fc.boolean(), ({ pairs, ...limits }, balanced) => {
        const { meetings } = planOf(pairs, { ...limits, balanced });
        const met = new Set(meetings.map((one) => [one.demandFirm, one.supplyFirm].sort().join(" ")));
        const best = new Map<string, PlanPair>();
        for (const one of [...pairs].sort((a, b) => b.scoreTenths - a.scoreTenths)) {
          const key = [one.demandFirm, one.supplyFirm].sort().join(" ");
          if (one.demandFirm !== one.supplyFirm && !met.has(key) && !best.has(key)) best.set(key, one);
        }
        for (const one of best.values()) {
          const equals = pairs.some((other) => other !== one && other.scoreTenths === one.scoreTenths);
          if (!equals) expect(allowed([...meetings, one], limits)).toBe(false);
        }
      }),
    );
  });

  test("by score alone has the highest total there is", () => {
    fc.assert(
      fc.property(instance(false), ({ pairs, ...limits }) => {
        const highest = Math.max(
          ...[...allPlans(pairs, limits)].map((plan) => plan.reduce((sum, one) => sum + one.scoreTenths, 0)),
        );
        expect(planOf(pairs, { ...limits, balanced: false }).totalTenths).toBe(highest);
      }),
    );
  });

  test("balanced gives a meeting to as many firms as can have one", () => {
    fc.assert(
      fc.property(instance(false), ({ pairs, ...limits }) => {
        const most = Math.max(...[...allPlans(pairs, limits)].map((plan) => firmsIn(plan).length));
        expect(firmsIn(planOf(pairs, { ...limits, balanced: true }).meetings)).toHaveLength(most);
      }),
    );
  });

  test("is the same in whatever order pairs and firms come", () => {
    fc.assert(
      fc.property(instance(true), fc.infiniteStream(fc.nat()), ({ pairs, ...limits }, dice) => {
        const shuffled = [...pairs].map((one) => ({ one, at: dice.next().value as number })).sort((a, b) => a.at - b.at);
        expect(
          planOf(
            shuffled.map(({ one }) => one),
            limits,
          ),
        ).toEqual(planOf(pairs, limits));
      }),
    );
  });

  test("tells of every firm without a meeting why: nothing found, or whom it could meet is full", () => {
    const pairs = [pair("a1", "x1", 900), pair("b1", "x2", 500)];
    const firms = ["a", "b", "c", "x"].map((id) => firm(id));
    const plan = planMeetings(pairs, firms, options({ perFirm: 1 }));
    expect(plan.meetings).toEqual([pairs[0]]);
    expect(plan.unmet).toEqual([
      { firm: "b", why: "FULL", best: pairs[1] },
      { firm: "c", why: "NO_PAIR" },
    ]);
  });

  test("balanced lets a county with lower scores have its share of a seller whom everybody wants", () => {
    const near = ["p", "q", "r"].map((id, i) => pair(`${id}1`, "x1", 520 + i));
    const far = ["s", "t", "u"].map((id, i) => pair(`${id}1`, "x1", 500 + i));
    // One seller with three places; every buyer has another seller, so that nobody goes without a meeting either way.
    const others = [...near, ...far].map((one) => pair(one.demandId.slice(2), `o${one.demandFirm}1`, 300));
    const firms = [
      ...["p", "q", "r"].map((id) => firm(id, "北京", "海淀")),
      ...["s", "t", "u"].map((id) => firm(id, "河北", "满城")),
      ...["x", ...["p", "q", "r", "s", "t", "u"].map((id) => `o${id}`)].map((id) => firm(id, "天津", "武清")),
    ];
    const limits = { perFirm: 3, perListing: 3 };
    const buyersOf = (balanced: boolean) =>
      planMeetings([...near, ...far, ...others], firms, options({ ...limits, balanced }))
        .meetings.filter(({ supplyFirm }) => supplyFirm === "x")
        .map(({ demandFirm }) => demandFirm)
        .sort();
    expect(buyersOf(false)).toEqual(["p", "q", "r"]);
    expect(buyersOf(true).filter((id) => ["s", "t", "u"].includes(id)).length).toBeGreaterThanOrEqual(1);
  });

  test("of 2,000 pairs takes less than a second", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const regions = ["北京", "天津", "河北"];
    const pairs = Array.from({ length: 2000 }, () => {
      const [demand, supply] = [random(400), random(400)];
      return pair(`d${demand % 200}n${demand}`, `s${supply % 200}n${supply}`, 100 + random(900));
    }).map((one) => ({ ...one, demandFirm: one.demandFirm.replace(/n$/, ""), supplyFirm: one.supplyFirm.replace(/n$/, "") }));
    const firms = firmsIn(pairs).map((id, i) => firm(id, regions[i % 3] ?? "", `${regions[i % 3]}${i % 12}`));
    // Computing time, the best of three: how busy the machine is says nothing about the plan.
    let plan: Plan | null = null;
    const took = [1, 2, 3].map(() => {
      const started = process.cpuUsage();
      plan = planMeetings(pairs, firms, options());
      return process.cpuUsage(started).user / 1000;
    });
    expect((plan as Plan | null)?.meetings.length).toBeGreaterThan(300);
    expect(Math.min(...took)).toBeLessThan(1000);
  });
});
