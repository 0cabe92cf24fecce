import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formTeam, type Offer, TEAM_SIZE, type Wanted } from "#lib/matching/model/team/cover.ts";

const KEYS = ["a", "b", "c", "d", "e"];
const things = (weights: Record<string, number>): Wanted[] =>
  Object.entries(weights).map(([key, weight]) => ({ key, weight, thing: true }));
const offer = (id: string, firm: string, points: number, ...covers: string[]): Offer => ({
  ...{ id, firm, points },
  covers: new Set(covers),
});

const wantedList = fc
  .uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 5 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) => fc.record({ key: fc.constant(key), weight: fc.integer({ min: 1, max: 3 }), thing: fc.boolean() })),
    ),
  );
const offerList = fc
  .array(
    fc.record({
      firm: fc.constantFrom("f", "g", "h", "i"),
      points: fc.integer({ min: 1, max: 90 }),
      covers: fc.subarray(KEYS).map((keys) => new Set(keys)),
    }),
    { maxLength: 7 },
  )
  .map((list) => list.map((one, i): Offer => ({ ...one, id: `S${i}` })));

describe("a team for one need", () => {
  test("has two or three members of different firms; each part stands once, at somebody who covers it; the rest is missing", () => {
    fc.assert(
      fc.property(wantedList, offerList, (wanted, offers) => {
        const team = formTeam(wanted, offers);
        if (!team) return;
        const byId = new Map(offers.map((one) => [one.id, one]));
        expect(team.members.length).toBeGreaterThanOrEqual(2);
        expect(team.members.length).toBeLessThanOrEqual(TEAM_SIZE);
        expect(new Set(team.members.map(({ id }) => byId.get(id)?.firm)).size).toBe(team.members.length);
        const parts = team.members.flatMap((member) => member.parts);
        expect(new Set(parts).size).toBe(parts.length);
        for (const { id, parts: own } of team.members) {
          expect(own.some((key) => wanted.find((one) => one.key === key)?.thing)).toBe(true);
          for (const key of own) expect(byId.get(id)?.covers.has(key)).toBe(true);
        }
        expect([...parts, ...team.missing].sort()).toEqual(wanted.map(({ key }) => key).sort());
        for (const key of team.missing) expect(team.members.some(({ id }) => byId.get(id)?.covers.has(key))).toBe(false);
      }),
    );
  });

  test("is not formed when one offer covers every thing, and leaves at most a third of the things open", () => {
    fc.assert(
      fc.property(wantedList, offerList, (wanted, offers) => {
        const team = formTeam(wanted, offers);
        const asked = wanted.filter(({ thing }) => thing);
        if (offers.some(({ covers }) => asked.every(({ key }) => covers.has(key)))) expect(team).toBeNull();
        if (!team) return;
        const open = asked.filter(({ key }) => team.missing.includes(key)).reduce((sum, { weight }) => sum + weight, 0);
        expect(open * 3).toBeLessThanOrEqual(asked.reduce((sum, { weight }) => sum + weight, 0) + 1e-9);
      }),
    );
  });

  test("is the same in whatever order the offers come", () => {
    fc.assert(
      fc.property(wantedList, offerList, (wanted, offers) => {
        expect(formTeam(wanted, [...offers].reverse())).toEqual(formTeam(wanted, offers));
      }),
    );
  });

  test("takes the one who adds most first, among equals the better match; a measured requirement goes to who meets it", () => {
    const wanted = [...things({ 压缩机: 3, 储罐: 2, 安装: 1 }), { key: "≥45MPa", weight: 1, thing: false }];
    const team = formTeam(wanted, [
      offer("S1", "f", 40, "压缩机"),
      offer("S2", "g", 55, "压缩机", "≥45MPa"),
      offer("S3", "h", 20, "储罐", "安装"),
      offer("S4", "i", 90, "≥45MPa"),
    ]);
    expect(team).toEqual({
      members: [
        { id: "S2", parts: ["压缩机", "≥45MPa"] },
        { id: "S3", parts: ["储罐", "安装"] },
      ],
      missing: [],
    });
  });

  test("names what nobody covers, and is honest when too much is open", () => {
    const wanted = things({ 压缩机: 2, 储罐: 2, 控制系统: 1 });
    const offers = [offer("S1", "f", 40, "压缩机"), offer("S2", "g", 55, "储罐")];
    expect(formTeam(wanted, offers)?.missing).toEqual(["控制系统"]);
    expect(formTeam([...wanted, ...things({ 管道: 2 })], offers)).toBeNull();
    expect(formTeam(wanted, offers.slice(1))).toBeNull();
    // Two offers of one firm are one supplier.
    expect(formTeam(wanted, [offer("S1", "f", 40, "压缩机"), offer("S2", "f", 55, "储罐")])).toBeNull();
  });
});
