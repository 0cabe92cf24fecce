import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#lib/db/client.ts";
import { judgeMatch, withdrawVerdict } from "#lib/matching/commands/judge-match.ts";
import { judgedMatchesFor } from "#lib/matching/queries/judged-matches.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createPerson, createUser, NOW, type Person } from "../../support/people.ts";

const FIT = { verdict: "FIT", reason: null, note: "" } as const;
const UNFIT = { verdict: "UNFIT", reason: "SPEC", note: "转速不够" } as const;

let buyer: Person;
let seller: Person;
let demand: { id: string; code: string; version: number };
let supply: { id: string; code: string; version: number };
beforeEach(async () => {
  buyer = await createPerson("owner");
  seller = await createPerson("owner");
  demand = await createListing({ firm: buyer.firm ?? undefined, content: { side: "DEMAND" } });
  supply = await createListing({ firm: seller.firm ?? undefined, content: { side: "SUPPLY" } });
});

const pair = () => ({ code: demand.code, other: supply.code });
const events = () => db().outboxEvent.findMany({ where: { name: { startsWith: "match." } }, orderBy: { id: "asc" } });
const listFor = (who: Person, showHidden = false) =>
  judgedMatchesFor(contextOf(who), { code: demand.code, ownerId: buyer.firm?.id ?? null, limit: 5, showHidden });

test("a verdict is kept with what was judged: both versions and texts, the scorer, points, tier, who and when", async () => {
  await judgeMatch(contextOf(buyer), { ...pair(), ...UNFIT });
  const row = await db().matchJudgment.findFirstOrThrow();
  expect(row).toMatchObject({
    userId: buyer.userId,
    organizationId: buyer.firm?.id,
    demandId: demand.id,
    supplyId: supply.id,
    shownUnderId: demand.id,
    fits: false,
    reason: "SPEC",
    note: "转速不够",
    demandVersion: demand.version,
    supplyVersion: supply.version,
    engine: "jjj-match",
    createdAt: NOW,
  });
  expect(row.demandHash).toMatch(/^[0-9a-f]{64}$/);
  expect(row.supplyHash).not.toBe(row.demandHash);
  expect(Number(row.score)).toBeGreaterThan(0);
  expect(["RECOMMENDED", "POSSIBLE"]).toContain(row.tier);
  expect((await events()).map(({ name, data }) => [name, data])).toEqual([
    ["match.judged", { verdict: "UNFIT", reason: "SPEC", other: supply.code, score: Number(row.score) }],
  ]);
});

test("a person has one word on a pair: changed, it replaces; the same again writes nothing; taken back, it is gone", async () => {
  const ctx = contextOf(buyer);
  await judgeMatch(ctx, { ...pair(), ...UNFIT });
  await judgeMatch(ctx, { ...pair(), ...UNFIT });
  expect(await events()).toHaveLength(1);
  expect(await judgeMatch(ctx, { ...pair(), ...FIT })).toMatchObject({ verdict: "FIT", reason: null, note: "" });
  expect(await db().matchJudgment.count()).toBe(1);
  await judgeMatch(ctx, { ...pair(), ...UNFIT });
  await judgeMatch(ctx, { ...pair(), ...UNFIT, reason: "PRICE" });
  await withdrawVerdict(ctx, pair());
  await withdrawVerdict(ctx, pair());
  expect(await db().matchJudgment.count()).toBe(0);
  expect((await events()).map(({ name }) => name)).toEqual([...Array(4).fill("match.judged"), "match.verdictWithdrawn"]);
});

test("不合适 leaves the firm's list, is counted, and comes back on request; the other firm and staff see no difference", async () => {
  const before = await listFor(buyer);
  expect(before).toMatchObject({ mayJudge: true, hiddenCodes: [] });
  expect(before.matches.items).toHaveLength(1);
  await judgeMatch(contextOf(buyer), { ...pair(), ...UNFIT });
  const after = await listFor(buyer);
  expect(after.matches.items).toEqual([]);
  expect(after.hiddenCodes).toEqual([supply.code]);
  const shown = await listFor(buyer, true);
  expect(shown.matches.items.map(({ listing }) => listing.code)).toEqual([supply.code]);
  expect(shown.verdicts.get(supply.code)).toMatchObject({ fits: false, reason: "SPEC", own: true });
  expect((await listFor(await createPerson("moderator"))).matches.items).toHaveLength(1);
  const theirs = await judgedMatchesFor(contextOf(seller), { code: supply.code, ownerId: seller.firm?.id ?? null });
  expect(theirs.matches.items).toHaveLength(1);
  expect(theirs.verdicts.size).toBe(0);
});

test("a colleague's word hides for the whole firm, and the newest word decides", async () => {
  const colleague = await createUser({ firm: buyer.firm, orgRole: "MEMBER" });
  await judgeMatch(contextOf(colleague), { ...pair(), ...UNFIT });
  const seen = await listFor(buyer);
  expect(seen.hiddenCodes).toEqual([supply.code]);
  expect(seen.verdicts.get(supply.code)).toMatchObject({ own: false });
  await judgeMatch(contextOf(buyer, new Date(NOW.getTime() + 1000)), { ...pair(), ...FIT });
  expect((await listFor(colleague)).hiddenCodes).toEqual([]);
});

test("a verdict of staff is kept as theirs and hides nothing from the firm", async () => {
  const moderator = await createPerson("moderator");
  await judgeMatch(contextOf(moderator), { ...pair(), ...UNFIT });
  expect(await db().matchJudgment.findFirstOrThrow()).toMatchObject({ organizationId: null });
  expect((await listFor(buyer)).hiddenCodes).toEqual([]);
});

test("five presses at once leave one row and one event", async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => judgeMatch(contextOf(buyer), { ...pair(), ...UNFIT })));
  expect(all).toHaveLength(5);
  expect(await db().matchJudgment.count()).toBe(1);
  expect(await events()).toHaveLength(1);
});

test("two taking it back at once leave one event", async () => {
  await judgeMatch(contextOf(buyer), { ...pair(), ...FIT });
  await Promise.all([withdrawVerdict(contextOf(buyer), pair()), withdrawVerdict(contextOf(buyer), pair())]);
  expect((await events()).map(({ name }) => name)).toEqual(["match.judged", "match.verdictWithdrawn"]);
});

test("changing one's word at the moment in which it is taken back is a conflict", async () => {
  await judgeMatch(contextOf(buyer), { ...pair(), ...UNFIT });
  const changing = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM match_judgment FOR UPDATE`;
    const outcome = judgeMatch(contextOf(buyer), { ...pair(), ...FIT }).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const [row] = await db().$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%match_judgment%'`;
      expect(row?.waiting).toBe(1);
    });
    await tx.matchJudgment.deleteMany();
    return { outcome };
  });
  expect(await changing.outcome).toMatchObject({ code: "CONFLICT" });
  expect(await db().matchJudgment.count()).toBe(0);
});

const path = () => `/listings/${demand.code}/matches/${supply.code}/feedback`;
const refused = async (who: Person | null, body: object, at = path()) => outcomeOf(await call("POST", at, { as: who, body }));

test("the API takes a verdict, answers with it, and refuses what is not whole", async () => {
  const answer = await call("POST", path(), { as: buyer, body: { verdict: "UNFIT", reason: "OTHER", note: "太远" } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ listing: demand.code, other: supply.code, verdict: "UNFIT", reason: "OTHER" });
  expect(await refused(buyer, { verdict: "UNFIT" })).toBe("422 INVALID_INPUT");
  expect(await refused(buyer, { verdict: "UNFIT", reason: "OTHER" })).toBe("422 INVALID_INPUT");
  expect(await refused(buyer, { verdict: "FIT", reason: "SPEC" })).toBe("422 INVALID_INPUT");
  expect(await refused(buyer, { verdict: "UNFIT", reason: "SPEC", note: "长".repeat(201) })).toBe("422 INVALID_INPUT");
  expect(await refused(buyer, { verdict: "MAYBE" })).toBe("422 INVALID_INPUT");
  expect(await refused(buyer, { verdict: "FIT" }, `/listings/${demand.code}/matches/JJJ-1/feedback`)).toBe("404 NOT_FOUND");
  expect(await refused(null, { verdict: "FIT" })).toBe("401 UNAUTHENTICATED");
  expect(await refused(await createPerson("owner"), { verdict: "FIT" })).toBe("403 FORBIDDEN");
  expect(await refused(await createPerson("auditor"), { verdict: "FIT" })).toBe("403 FORBIDDEN");
  expect((await call("DELETE", path(), { as: buyer })).status).toBe(204);
  expect(await db().matchJudgment.count()).toBe(0);
});

test("what is no match cannot be judged", async () => {
  const second = await createListing({ content: { side: "DEMAND" } });
  const at = `/listings/${demand.code}/matches/${second.code}/feedback`;
  expect(await refused(buyer, { verdict: "FIT" }, at)).toBe("409 ILLEGAL_TRANSITION");
});

test("on the other firm's page a firm finds its own listing first and judges it there; a third firm judges nothing", async () => {
  const second = await createListing({ content: { side: "SUPPLY" } });
  const there = (who: Person) =>
    judgedMatchesFor(contextOf(who), { code: demand.code, ownerId: buyer.firm?.id ?? null, limit: 1 });
  const before = await there(seller);
  expect(before).toMatchObject({ mayJudge: false, counterpart: seller.firm?.id, hiddenCodes: [] });
  expect(before.matches.items.map(({ listing }) => listing.code)).toEqual([supply.code]);
  await judgeMatch(contextOf(seller), { code: supply.code, other: demand.code, ...FIT });
  expect((await there(seller)).verdicts.get(supply.code)).toMatchObject({ fits: true, own: true });
  expect((await there(buyer)).verdicts.size).toBe(0);
  const third = await createPerson("owner");
  expect((await there(third)).verdicts.size).toBe(0);
  const foreign = judgeMatch(contextOf(third), { code: second.code, other: demand.code, ...FIT });
  await expect(foreign).rejects.toMatchObject({ code: "FORBIDDEN" });
});
