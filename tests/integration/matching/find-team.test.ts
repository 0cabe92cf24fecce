import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { blockFirm } from "#lib/matching/commands/never-match.ts";
import { findTeam } from "#lib/matching/queries/team/find-team.ts";
import { createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

const staff = () => viewingAs(STAFF);

async function need(change: Partial<Prisma.ListingUncheckedCreateInput> = {}) {
  const firm = await createFirm();
  const listing = await createListing({
    organizationId: firm.id,
    side: "DEMAND",
    title: "采购碱性电解槽、制氢电源和碱液循环泵",
    description: "制氢电源电压不低于 300V。不含土建施工。",
    ...(change as object),
  });
  return { firm, ...listing };
}

async function offer(title: string, change: Partial<Prisma.ListingUncheckedCreateInput> = {}, description = "现货。") {
  const firm = await createFirm({ region: "HEBEI" });
  return {
    firm,
    ...(await createListing({ organizationId: firm.id, side: "SUPPLY", title, description, ...(change as object) })),
  };
}

test("a need nobody meets alone is answered by three firms, each with what it is there for in both sides' words", async () => {
  const { code, firm } = await need();
  const cell = await offer("供应碱槽成套，电解制氢用");
  const power = await offer("供应制氢整流器", {}, "输出电压 500V。");
  const pump = await offer("供应碱液泵");
  await offer("供应土建施工服务");
  const team = await findTeam(viewingAs(memberOf(firm.id)), code);
  expect(team?.members.map(({ listing }) => listing.code).sort()).toEqual([cell.code, power.code, pump.code].sort());
  const part = (of: string) => team?.members.find(({ listing }) => listing.code === of)?.parts;
  expect(part(cell.code)).toEqual([{ asked: "碱性电解槽", offered: "碱槽", isSpec: false }]);
  expect(part(pump.code)).toEqual([{ asked: "碱液循环泵", offered: "碱液泵", isSpec: false }]);
  expect(part(power.code)?.[0]).toEqual({ asked: "制氢电源", offered: "制氢整流器", isSpec: false });
  expect(team?.missing.filter((name) => !name.includes("300"))).toEqual([]);
  expect(team?.overBudget).toBeNull();
});

test("every member keeps the constraints by itself: region, certificates, never-match list, and is live when shown", async () => {
  const { code, firm } = await need({ requiredQualifications: ["ISO9001"], requiredQualificationKeys: ["iso9001"] });
  const held = { heldQualifications: ["ISO9001"], heldQualificationKeys: ["iso9001"] };
  await offer("供应碱性电解槽", held);
  const power = await offer("供应制氢电源", held);
  const pump = await offer("供应碱液循环泵", held);
  const codesOf = async () => (await findTeam(viewingAs(memberOf(firm.id)), code))?.members.map(({ listing }) => listing.code);
  expect(await codesOf()).toHaveLength(3);
  // Without its certificate the pump falls away: two of three things are still covered, and what is missing is named.
  await db().listing.update({ where: { id: pump.id }, data: { heldQualificationKeys: [], version: { increment: 1 } } });
  await db().$executeRaw`UPDATE index_clock SET version = version + 1`;
  await db().$executeRaw`INSERT INTO listing_change (version, listing_id) SELECT version, ${pump.id}::uuid FROM index_clock`;
  const two = await findTeam(viewingAs(memberOf(firm.id)), code);
  expect(two?.members).toHaveLength(2);
  expect(two?.missing).toContain("碱液循环泵");
  await blockFirm(viewingAs(memberOf(firm.id)), { code: power.code });
  expect(await codesOf()).toBeUndefined();
});

test("prices together over the budget are told, over twice the budget there is no team", async () => {
  const { code } = await need({ amountMaxWan: 100 });
  const price = (wan: number) => ({ amountMinWan: wan, amountMaxWan: wan });
  await offer("供应碱性电解槽", price(80));
  await offer("供应制氢电源", price(40));
  const pump = await offer("供应碱液循环泵", price(30));
  expect((await findTeam(staff(), code))?.overBudget).toEqual({ sumWan: 150, budgetWan: 100 });
  await db().listing.update({
    where: { id: pump.id },
    data: { amountMinWan: 190, amountMaxWan: 190, version: { increment: 1 } },
  });
  await db().$executeRaw`UPDATE index_clock SET version = version + 1`;
  await db().$executeRaw`INSERT INTO listing_change (version, listing_id) SELECT version, ${pump.id}::uuid FROM index_clock`;
  expect(await findTeam(staff(), code)).toBeNull();
});

test("there is no team for one thing, for a supply, for a need nobody can answer, nor for who may not read the listing", async () => {
  const one = await need({ title: "采购碱性电解槽", description: "一套。" });
  const supply = await offer("供应碱性电解槽");
  expect(await findTeam(staff(), one.code)).toBeNull();
  expect(await findTeam(staff(), supply.code)).toBeNull();
  const other = await need({ title: "采购碱液循环泵和气液分离器，制氢用", description: "各一台。" });
  expect(await findTeam(staff(), other.code)).toBeNull();
  await expect(findTeam(staff(), "JJJ-2020-D-00001")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await db().listing.update({ where: { id: one.id }, data: { status: "DRAFT", everPublic: false } });
  await expect(findTeam(viewingAs(), one.code)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
