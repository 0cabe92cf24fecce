import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { judgeMatch } from "#lib/matching/commands/judge-match.ts";
import { blockFirm } from "#lib/matching/commands/never-match.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";
import { activateWeights, proposeWeights } from "#lib/matching/commands/set-weights.ts";
import { startRematch } from "#lib/matching/commands/start-rematch.ts";
import { activeWeights } from "#lib/matching/queries/active-weights.ts";
import { EXPORT_FILES, exportJudgments } from "#lib/matching/queries/export-judgments.ts";
import { precisionFigures } from "#lib/matching/queries/judgments.ts";
import { matchesFor, matchPair } from "#lib/matching/queries/matches.ts";
import { tryWeights, weightsHistory } from "#lib/matching/queries/weights-trial.ts";
import { weightsActivated } from "#lib/matching/reactions.ts";
import { ENGINE } from "#lib/matching/schema.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { WEIGHTS_DATA } from "#lib/matching/score/weights-data.ts";
import { rulesInForce, workedExample } from "#lib/method/queries.ts";
import { hash32 } from "#lib/text/hash.ts";
import { createListing } from "../../support/build.ts";
import { anonymousContext, contextOf, createFirm, createPerson, type Person, systemContext } from "../../support/people.ts";

/** Weights under which nothing is recommended. */
const STRICT = { ...SHIPPED_WEIGHTS, recommendedFrom: 99.9 };
const fileOf = (weights: object) => JSON.stringify({ fittedOn: "2026-11-20", weights });

let admin: Person;
let buyer: Person;
let demand: { code: string };
let supply: { code: string };
beforeEach(async () => {
  admin = await createPerson("admin");
  buyer = await createPerson("owner");
  demand = await createListing({ firm: buyer.firm ?? undefined, content: { side: "DEMAND" } });
  supply = await createListing({ content: { side: "SUPPLY", amountMinWan: 30, amountMaxWan: 50 } });
});

const names = async () => (await db().outboxEvent.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);
const matches = () => matchesFor(contextOf(buyer), demand.code);

test("weights are tried before they are used: entering them changes no match, activating them does, going back undoes it", async () => {
  const ctx = contextOf(admin);
  const before = await matches();
  expect(before).toMatchObject({ noMatch: false, engine: { version: ENGINE.version }, items: [{ tier: "RECOMMENDED" }] });
  const version = await proposeWeights(ctx, { text: fileOf(STRICT) });
  expect(await matches()).toEqual(before);

  await judgeMatch(contextOf(buyer), { code: demand.code, other: supply.code, verdict: "FIT", reason: null, note: "" });
  const { comparison, activation } = await tryWeights(ctx, version);
  expect(activation).toBe(0);
  expect(comparison).toMatchObject({
    pairs: 1,
    flipped: [{ fits: true, before: { tier: "RECOMMENDED" }, after: { tier: "POSSIBLE" } }],
  });
  expect(comparison.flipped[0]?.before.points).toBe(before.items[0]?.score);

  await activateWeights(ctx, { version, previous: 0, note: "试用" });
  expect(await matches()).toMatchObject({
    noMatch: true,
    engine: { version: `${ENGINE.version}+w${version}` },
    items: [{ tier: "POSSIBLE" }],
  });
  expect(await matchPair(contextOf(buyer), demand.code, supply.code)).toMatchObject({ tier: "POSSIBLE" });
  const { active } = await weightsHistory(ctx);
  await activateWeights(ctx, { version: 0, previous: active.id, note: "退回" });
  expect(await matches()).toEqual(before);
  expect(await names()).toEqual(["weights.proposed", "match.judged", "weights.activated", "weights.activated"]);
  expect((await weightsHistory(ctx)).activations.map((row) => [row.version, row.note])).toEqual([
    [0, "退回"],
    [version, "试用"],
  ]);
});

test("an answer without a match names the weights in force too", async () => {
  const version = await proposeWeights(contextOf(admin), { text: fileOf(STRICT) });
  await activateWeights(contextOf(admin), { version, previous: 0, note: "试用" });
  const engine = { version: `${ENGINE.version}+w${version}` };
  await blockFirm(contextOf(buyer), { code: supply.code });
  expect(await matchPair(contextOf(buyer), demand.code, supply.code)).toMatchObject({ compatible: false, engine });
  await db().listing.update({ where: { code: demand.code }, data: { status: "WITHDRAWN" } });
  expect(await matches()).toMatchObject({ items: [], engine });
});

test("the public page on how matching works tells the weights in use, and scores its example with them", async () => {
  const ctx = contextOf(admin);
  const visitor = anonymousContext();
  expect(await rulesInForce(visitor)).toEqual({ engine: ENGINE, ...WEIGHTS_DATA });
  expect(await workedExample(visitor)).toMatchObject({ tier: "RECOMMENDED" });
  const version = await proposeWeights(ctx, { text: fileOf(STRICT) });
  await activateWeights(ctx, { version, previous: 0, note: "试用" });
  const engine = { name: ENGINE.name, version: `${ENGINE.version}+w${version}` };
  expect(await rulesInForce(visitor)).toEqual({ engine, weights: STRICT, fittedOn: "2026-11-20" });
  expect(await workedExample(visitor)).toMatchObject({ tier: "POSSIBLE" });
});

test("the same weights are kept once, the shipped ones not at all", async () => {
  const ctx = contextOf(admin);
  const first = await proposeWeights(ctx, { text: fileOf(STRICT) });
  expect(await proposeWeights(ctx, { text: fileOf({ ...STRICT }) })).toBe(first);
  expect(await proposeWeights(ctx, { text: fileOf(SHIPPED_WEIGHTS) })).toBe(0);
  expect(await names()).toEqual(["weights.proposed"]);
});

test.each([
  { why: "a text without weights", text: "随便写写" },
  { why: "points that do not add up", text: fileOf({ ...STRICT, points: { ...STRICT.points, topic: 1 } }) },
  { why: "too long a text", text: " ".repeat(20_001) },
])("$why is refused", async ({ text }) => {
  await expect(proposeWeights(contextOf(admin), { text })).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test.each(["editor", "moderator", "auditor", "owner"] as const)("a %s sets no weights", async (persona) => {
  const ctx = contextOf(await createPerson(persona));
  await expect(proposeWeights(ctx, { text: fileOf(STRICT) })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(activateWeights(ctx, { version: 0, previous: 0, note: "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("activation is refused for what is not there, is in use, or was changed meanwhile", async () => {
  const ctx = contextOf(admin);
  const version = await proposeWeights(ctx, { text: fileOf(STRICT) });
  const attempt = (change: { version: number; previous: number }) => activateWeights(ctx, { ...change, note: "说明" });
  await expect(attempt({ version: version + 1, previous: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(attempt({ version: 0, previous: 0 })).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
  await expect(attempt({ version, previous: 7 })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("of two who activate at once one wins and the other is told", async () => {
  const ctx = contextOf(admin);
  const one = await proposeWeights(ctx, { text: fileOf(STRICT) });
  const two = await proposeWeights(ctx, { text: fileOf({ ...STRICT, recommendedFrom: 98 }) });
  const results = await Promise.allSettled(
    [one, two].map((version) => activateWeights(ctx, { version, previous: 0, note: "说明" })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CONFLICT" } });
  expect(await db().matchWeightsActivation.count()).toBe(1);
});

test("an activation queues one full re-match, however often its event is delivered", async () => {
  const version = await proposeWeights(contextOf(admin), { text: fileOf(STRICT) });
  await activateWeights(contextOf(admin), { version, previous: 0, note: "说明" });
  const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "weights.activated" } });
  await weightsActivated(systemContext(), event.id);
  await weightsActivated(systemContext(), event.id);
  expect(await db().matchRun.findMany({ select: { scope: true, engine: true } })).toEqual([
    { scope: "current", engine: `jjj-match ${ENGINE.version}+w${version}` },
  ]);
});

test("a run is scored with the weights that it names, also when others are activated before it is carried out", async () => {
  const id = await startRematch(contextOf(admin), { scope: "current" });
  const version = await proposeWeights(contextOf(admin), { text: fileOf(STRICT) });
  await activateWeights(contextOf(admin), { version, previous: 0, note: "说明" });
  const run = await runRematch(systemContext(), id);
  expect(run).toMatchObject({ status: "DONE", engine: `${ENGINE.name} ${ENGINE.version}` });
  expect(await db().match.count({ where: { runId: id, recommended: true } })).toBe(2);
  // The activation then has the list matched anew.
  const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "weights.activated" } });
  await weightsActivated(systemContext(), event.id);
  const again = await db().matchRun.findFirstOrThrow({ where: { status: "QUEUED" } });
  await runRematch(systemContext(), again.id);
  expect(again.engine).toContain(`+w${version}`);
  expect(await db().match.count({ where: { runId: again.id, recommended: true } })).toBe(0);
});

test("stored weights that this release cannot read are passed over, and the shipped ones score", async () => {
  const { version } = await db().matchWeights.create({ data: { data: { old: true }, hash: "0", createdAt: new Date() } });
  await db().matchWeightsActivation.create({ data: { version, previousId: 0, note: "旧版", at: new Date() } });
  expect(await activeWeights(db())).toMatchObject({ version: 0, weights: SHIPPED_WEIGHTS });
  await expect(tryWeights(contextOf(admin), version)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("precision counts judged pairs by tier, chain and month; staff and the auditor read it, firms do not", async () => {
  await judgeMatch(contextOf(buyer), { code: demand.code, other: supply.code, verdict: "FIT", reason: null, note: "" });
  const third = await createListing({ content: { side: "SUPPLY" }, firm: await createFirm() });
  await judgeMatch(contextOf(buyer), { code: demand.code, other: third.code, verdict: "UNFIT", reason: "SPEC", note: "转速" });
  const figures = await precisionFigures(contextOf(await createPerson("auditor")));
  expect(figures).toMatchObject({ words: 2, byFirms: 2, disputed: 0, overall: { right: 1, of: 2 }, truncated: false });
  expect(figures.months.map(([month]) => month)).toEqual(["2026-11"]);
  expect(figures.chains).toEqual([["机器人", expect.objectContaining({ right: 1, of: 2 })]]);
  expect(figures.reasons).toEqual([{ reason: "SPEC", count: 1 }]);
  expect(figures.unfit.map(({ note }) => note)).toEqual(["转速"]);
  await expect(precisionFigures(contextOf(buyer))).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("judged pairs leave in the form of the quality bench, with the texts as judged and without names, contacts or notes", async () => {
  const hiddenFirm = await createFirm();
  const hidden = await createListing({ content: { side: "SUPPLY", visibility: "ANONYMOUS" }, firm: hiddenFirm });
  await judgeMatch(contextOf(buyer), { code: demand.code, other: hidden.code, verdict: "FIT", reason: null, note: "" });
  await judgeMatch(contextOf(buyer), {
    code: demand.code,
    other: supply.code,
    verdict: "UNFIT",
    reason: "SPEC",
    note: "暗号在此",
  });
  await db().listing.updateMany({ where: { code: supply.code }, data: { title: "改过的名称", version: { increment: 1 } } });
  const staff = contextOf(await createPerson("moderator"));
  const files = await Promise.all(EXPORT_FILES.map((file) => exportJudgments(staff, file)));
  const [listings, needs, links] = files.map((text) =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
  expect(listings).toHaveLength(3);
  // The hash of an id is no name that says nothing: whoever has the public ids finds the firm by trying them.
  expect(files[0]).not.toContain((hash32(hiddenFirm.id) >>> 0).toString(36));
  expect(listings?.map(({ title }) => title)).not.toContain("改过的名称");
  expect(needs).toEqual([{ needId: demand.code, industry: "机器人", hasAnswer: true }]);
  expect(links).toEqual([
    { needId: demand.code, offerId: hidden.code, grade: 3, code: null, why: "合适" },
    { needId: demand.code, offerId: supply.code, grade: 0, code: "SPEC", why: "指标或规格不合" },
  ]);
  expect(files.join("")).not.toMatch(/暗号在此|010-0000|@example/);
  expect(files.join("")).not.toContain(hiddenFirm.name);
  await expect(exportJudgments(contextOf(buyer), "links")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
