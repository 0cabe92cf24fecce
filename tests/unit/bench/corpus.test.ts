import { expect, test } from "vitest";
import { inventFirm, inventListing, RATES } from "#lib/cli/seed/corpus/invent.ts";
import { readTrade } from "#lib/cli/seed/corpus/read-trade.ts";
import { contentErrors, submitErrors } from "#lib/listings/schema.ts";

const TODAY = "2026-11-22";
const trade = readTrade();
const list = Array.from({ length: 2_000 }, (_, n) => inventListing(trade, 1, n, TODAY));
const shareOf = (holds: (content: (typeof list)[number]["content"]) => boolean) =>
  list.filter(({ content }) => holds(content)).length / list.length;

test("an invented listing depends on seed and number alone, so that a short list begins a long one", () => {
  expect(inventListing(readTrade(), 1, 1_999, TODAY)).toEqual(list[1_999]);
  expect(inventListing(trade, 2, 1_999, TODAY)).not.toEqual(list[1_999]);
});

test("every invented listing may be submitted as it is", () => {
  for (const { content } of list) expect([...contentErrors(content), ...submitErrors(content, TODAY)]).toEqual([]);
});

test("amounts, days, certificates and boilerplate stand as often as they were meant to", () => {
  expect(shareOf(({ amountMinWan }) => amountMinWan !== null)).toBeCloseTo(RATES.amount, 1);
  expect(shareOf(({ neededBy, availableFrom }) => (neededBy ?? availableFrom) !== null)).toBeCloseTo(RATES.date, 1);
  const certified = shareOf((content) => content.requiredQualifications.length + content.heldQualifications.length > 0);
  expect(certified).toBeCloseTo(RATES.certificate, 1);
  for (const word of ["采购", "合作"]) {
    const said = shareOf(({ title, summary, description }) => `${title}${summary}${description}`.includes(word));
    expect(said).toBeGreaterThan(0.4);
    expect(said).toBeLessThan(0.7);
  }
});

test("both sides and the three regions are there, and no topic takes the list over", () => {
  expect(shareOf(({ side }) => side === "DEMAND")).toBeCloseTo(0.5, 1);
  expect(new Set(list.map(({ firm }) => inventFirm(firm).region)).size).toBe(3);
  expect(new Set(list.map(({ content }) => content.chain)).size).toBe(8);
  expect(new Set(list.map(({ content }) => content.title)).size).toBeGreaterThan(1_900);
});
