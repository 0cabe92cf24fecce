import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { daysBetween } from "#lib/kernel/clock.ts";
import { findMatches } from "#lib/matching/queries/find-matches.ts";
import { listing, seeded } from "../../../scripts/plans/synthetic-list.mts";
import { resetDatabase, shareRows } from "../../support/database.ts";
import { createFirm, createListing, TODAY, viewingAs } from "../../support/published.ts";

shareRows();

const COUNT = 160;
const SEED = 20_261_121;
const REGIONS = ["BEIJING", "TIANJIN", "HEBEI"] as const;

beforeAll(async () => {
  await resetDatabase();
  const random = seeded(SEED);
  const firms = await Promise.all(Array.from({ length: 12 }, (_, i) => createFirm({ region: REGIONS[i % 3] ?? "HEBEI" })));
  const base = Math.floor(random() * 1_000_000);
  for (let i = 0; i < COUNT; i++) {
    const { id: _id, qualifications, day, ...row } = listing(base + i, 1);
    const demand = row.side === "DEMAND";
    const firm = firms[Math.floor(random() * firms.length)];
    await createListing({
      ...row,
      // Few topics, so that many pairs are alike and the constraints have something to hold back.
      title: i % 3 === 0 ? "金属双极板加工" : "加氢站隔膜压缩机",
      keywords: i % 3 === 0 ? ["双极板"] : ["隔膜压缩机"],
      organizationId: firm?.id ?? "",
      side: demand ? "DEMAND" : "SUPPLY",
      visibility: row.visibility === "ANONYMOUS" ? "ANONYMOUS" : "PUBLIC",
      status: row.status === "WITHDRAWN" ? "WITHDRAWN" : "PUBLISHED",
      requiredQualifications: demand ? qualifications : [],
      heldQualifications: demand ? [] : qualifications,
      neededBy: demand ? day : null,
      availableFrom: demand ? null : day,
    });
  }
});

test(`over ${COUNT} random listings (seed ${SEED}) no item breaks a hard constraint, and every answer is ordered`, async () => {
  const rows = await db().listing.findMany({ include: { organization: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  let items = 0;
  for (const mine of rows) {
    if (mine.status !== "PUBLISHED" || mine.validUntil.toISOString().slice(0, 10) < TODAY) continue;
    const found = await findMatches(viewingAs(), mine.code, 100);
    expect(found.items.map(({ score }) => score)).toEqual(found.items.map(({ score }) => score).sort((a, b) => b - a));
    for (const { id, score } of found.items) {
      items += 1;
      const other = byId.get(id);
      if (!other) throw new Error("an unknown listing");
      const [demand, supply] = mine.side === "DEMAND" ? [mine, other] : [other, mine];
      expect(score).toBeGreaterThanOrEqual(1);
      expect([demand.side, supply.side]).toEqual(["DEMAND", "SUPPLY"]);
      expect(other.status).toBe("PUBLISHED");
      expect(other.validUntil.toISOString().slice(0, 10) >= TODAY).toBe(true);
      expect(demand.organizationId).not.toBe(supply.organizationId);
      if (demand.targetRegions.length > 0) expect(demand.targetRegions).toContain(supply.organization.region);
      if (supply.targetRegions.length > 0) expect(supply.targetRegions).toContain(demand.organization.region);
      expect(supply.heldQualificationKeys).toEqual(expect.arrayContaining(demand.requiredQualificationKeys));
      const price = supply.amountMinWan ?? supply.amountMaxWan;
      const budget = demand.amountMaxWan ?? demand.amountMinWan;
      if (price && budget) expect(price.toNumber()).toBeLessThanOrEqual(2 * budget.toNumber());
      const [needed, available] = [demand.neededBy, supply.availableFrom].map((day) => day?.toISOString().slice(0, 10));
      if (needed && available) expect(daysBetween(needed, available)).toBeLessThanOrEqual(30);
    }
  }
  // The seed must really produce pairs, or the test would prove nothing.
  expect(items).toBeGreaterThan(200);
}, 120_000);
