import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { blockFirm } from "#lib/matching/commands/never-match.ts";
import { runRematch } from "#lib/matching/commands/run-rematch.ts";
import { startRematch } from "#lib/matching/commands/start-rematch.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import { getPlan } from "#lib/matching/queries/plan/plan.ts";
import { planCsv, planWorkbook } from "#lib/matching/queries/plan/plan-files.ts";
import { type PlanQuery, planQuerySchema } from "#lib/matching/schema/whole-list.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

const staff = () => viewingAs(STAFF);
const query = (change: Partial<Record<keyof PlanQuery, string>> = {}): PlanQuery =>
  planQuerySchema.parse({ tier: "possible", ...change });

async function rematch(): Promise<void> {
  const ctx = staff();
  await runRematch(ctx, await startRematch(ctx, { scope: CURRENT }, false));
}

async function createPair(name: string, change: { chain?: string; buyer?: object; seller?: object } = {}) {
  const { chain, buyer = {}, seller = {} } = change;
  const demandFirm = await createFirm({ name: `${name}示例需方`, ...buyer });
  const supplyFirm = await createFirm({ name: `${name}示例供方`, ...seller });
  const common = { keywords: [name], description: `${name}。`, ...(chain && { chain }) };
  const demand = await createListing({ organizationId: demandFirm.id, side: "DEMAND", title: `求购${name}`, ...common });
  const supply = await createListing({ organizationId: supplyFirm.id, side: "SUPPLY", title: `供应${name}`, ...common });
  return { demandFirm, supplyFirm, demand, supply };
}

test("a plan names who meets whom with the parts of the score, and every firm without a meeting with why", async () => {
  const plates = await createPair("金属双极板");
  await createPair("伺服电机驱动器");
  const lonely = await createFirm({ name: "无人问津示例单位" });
  await createListing({ organizationId: lonely.id, side: "DEMAND", title: "求购古琴", description: "桐木面板。", keywords: [] });
  expect(await getPlan(staff(), query())).toBeNull();
  await rematch();
  const plan = await getPlan(staff(), query());
  expect(plan?.meetings).toHaveLength(2);
  const meeting = plan?.meetings.find(({ demand }) => demand.id === plates.demand.id);
  expect(meeting).toMatchObject({ supply: { id: plates.supply.id }, demandFirm: { name: "金属双极板示例需方" } });
  expect(Object.keys(meeting?.parts ?? {}).length).toBeGreaterThan(0);
  expect(plan?.byFirm).toHaveLength(4);
  expect(plan?.unmet).toMatchObject([{ firm: { name: "无人问津示例单位" }, best: null }]);
  // No field of a contact is anywhere in it.
  expect(JSON.stringify(plan)).not.toMatch(/010-0000|example\.invalid/);
});

test("nothing is planned that was withdrawn, has lapsed, was suspended or blocked since the run", async () => {
  const pairs = [];
  for (const name of ["金属双极板", "伺服电机", "加氢枪", "冷链物流车"]) pairs.push(await createPair(name));
  await rematch();
  expect((await getPlan(staff(), query()))?.meetings).toHaveLength(4);
  const [withdrawn, lapsed, suspended, blocked] = pairs as [
    (typeof pairs)[0],
    (typeof pairs)[0],
    (typeof pairs)[0],
    (typeof pairs)[0],
  ];
  await db().listing.update({ where: { id: withdrawn.supply.id }, data: { status: "WITHDRAWN" } });
  await db().listing.update({ where: { id: lapsed.demand.id }, data: { validUntil: new Date("2026-11-20") } });
  await db().organization.update({ where: { id: suspended.demandFirm.id }, data: { verification: "SUSPENDED" } });
  expect((await getPlan(staff(), query()))?.meetings).toMatchObject([{ demand: { id: blocked.demand.id } }]);
  await blockFirm(viewingAs(memberOf(blocked.demandFirm.id)), { code: blocked.supply.code });
  expect((await getPlan(staff(), query()))?.meetings).toEqual([]);
});

test("nothing is planned whose listings were changed since the run so that they break a hard constraint", async () => {
  const { demand } = await createPair("金属双极板", { seller: { region: "HEBEI" } });
  await rematch();
  expect((await getPlan(staff(), query()))?.meetings).toHaveLength(1);
  await changeListing(demand.id, { targetRegions: ["TIANJIN"], version: { increment: 1 } });
  expect((await getPlan(staff(), query()))?.meetings).toEqual([]);
});

test("filters by chain and region admit a pair when one side fits; places and order are kept to", async () => {
  const near = await createPair("金属双极板", { chain: "hydrogen", seller: { region: "HEBEI" } });
  await createPair("伺服电机", { chain: "robotics" });
  await rematch();
  const demandsOf = async (change: Parameters<typeof query>[0]) =>
    (await getPlan(staff(), query(change)))?.meetings.map(({ demand }) => demand.id);
  expect(await demandsOf({ chain: "hydrogen" })).toEqual([near.demand.id]);
  expect(await demandsOf({ region: "HEBEI" })).toEqual([near.demand.id]);
  expect(await demandsOf({ chain: "biomedicine" })).toEqual([]);
  // The buyer outside the region came in by its pair; it is not told to have gone without.
  const plan = await getPlan(staff(), query({ region: "HEBEI" }));
  expect(plan?.unmet).toEqual([]);

  const second = await createFirm({ name: "又一家示例需方" });
  await createListing({ organizationId: second.id, side: "DEMAND", title: "求购金属双极板", keywords: ["金属双极板"] });
  await rematch();
  const tight = await getPlan(staff(), query({ chain: "hydrogen", perFirm: "1", perListing: "1" }));
  expect(tight?.meetings).toHaveLength(1);
  const all = await getPlan(staff(), query({ perFirm: "1", order: "score" }));
  expect(all?.unmet).toMatchObject([{ best: { supplyFirm: { id: near.supplyFirm.id } } }]);
});

test("that pairs were left out is told also when each stands in the matches of one of its listings alone", async () => {
  const { demand, supply } = await createPair("金属双极板");
  await rematch();
  const copies = (id: string, mark: string) => db().$executeRaw`
    INSERT INTO listing SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'code', ${mark} || n))).*
    FROM listing l, generate_series(1, 80) n WHERE l.id = ${id}::uuid`;
  await copies(demand.id, "DEMAND-");
  await copies(supply.id, "SUPPLY-");
  await db().$executeRaw`
    INSERT INTO match (run_id, listing_id, rank, counterpart_id, score_tenths, recommended, parts)
    SELECT r.id, d.id, row_number() OVER (PARTITION BY d.id ORDER BY s.code), s.id, 500, true, '{}'
    FROM match_run r, listing d, listing s WHERE d.code LIKE 'DEMAND-%' AND s.code LIKE 'SUPPLY-%'`;
  expect(await getPlan(staff(), query())).toMatchObject({ cut: true });
});

test("the exported workbook and CSV hold the meetings of the page, numbers as numbers, no formula of a firm's", async () => {
  await createPair("=1+1双极板");
  await rematch();
  const plan = await getPlan(staff(), query());
  if (!plan) throw new Error("no plan");
  const workbook = await readXlsx(await planWorkbook(plan, query()));
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["会面", "没有排上", "说明"]);
  const [, row] = workbook.sheets[0]?.rows ?? [];
  expect(row?.[1]).toBe("'=1+1双极板示例需方");
  expect(row?.[9]).toBe((plan.meetings[0]?.scoreTenths ?? 0) / 10);
  const csv = planCsv(plan).toString("utf8");
  expect(csv.startsWith("\uFEFF序号,需方单位")).toBe(true);
  expect(csv).toContain("'=1+1双极板示例需方");
});

test("who hands the file on reads in it which firms stay unnamed and which listings are not public", async () => {
  const { demand, supply } = await createPair("双极板");
  await db().listing.update({ where: { id: demand.id }, data: { visibility: "ANONYMOUS" } });
  await db().listing.update({ where: { id: supply.id }, data: { visibility: "MATCH_ONLY" } });
  await rematch();
  const plan = await getPlan(staff(), query());
  if (!plan) throw new Error("no plan");
  const { sheets } = await readXlsx(await planWorkbook(plan, query()));
  const [heads, row] = sheets[0]?.rows ?? [];
  const cell = (head: string) => row?.[heads?.indexOf(head) ?? -1];
  expect([cell("需方公开方式"), cell("供方公开方式")]).toEqual(["匿名", "仅匹配"]);
});

test("a plan is refused to members and visitors", async () => {
  const firm = await createFirm();
  await expect(getPlan(viewingAs(memberOf(firm.id)), query())).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getPlan(viewingAs(), query())).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});
