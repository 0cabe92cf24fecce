import fc from "fast-check";
import { expect, test } from "vitest";
import { Rarity } from "#lib/matching/model/rarity.ts";
import { measuredIn, mostPoints } from "#lib/matching/score/bound.ts";
import { scorePair } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { arbitraryForm, FORM_DAY } from "../../support/arbitrary-form.ts";

test("no pair has more points than were promised before its statements were read", () => {
  const context = { today: FORM_DAY, blocked: () => false, rarity: Rarity.ofNothing() };
  fc.assert(
    fc.property(arbitraryForm(1), arbitraryForm(0), (demand, supply) => {
      const { points, cosine } = scorePair(demand, supply, context);
      const [asked, offered] = [measuredIn(demand.quantities), measuredIn(supply.quantities)];
      const most = mostPoints(demand, supply, asked, offered, cosine, FORM_DAY, SHIPPED_WEIGHTS);
      expect(most).toBeGreaterThanOrEqual(points);
    }),
    { numRuns: 2_000 },
  );
});
