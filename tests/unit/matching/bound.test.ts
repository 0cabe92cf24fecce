import fc from "fast-check";
import { expect, test } from "vitest";
import { Rarity } from "#lib/matching/model/rarity.ts";
import { keptByAmounts, keptByNumbers, scorePair, specShare, tenthsOf } from "#lib/matching/score/pair.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { arbitraryForm, FORM_DAY } from "../../support/arbitrary-form.ts";

test("no pair has more points than were promised before its restrictions were read", () => {
  const context = { today: FORM_DAY, blocked: () => false, rarity: Rarity.ofNothing() };
  fc.assert(
    fc.property(arbitraryForm(1), arbitraryForm(0), (demand, supply) => {
      const { points, cosine, specs } = scorePair(demand, supply, context);
      const numbers = keptByNumbers(demand.quantities.length, specs, SHIPPED_WEIGHTS);
      const kept = keptByAmounts(demand, supply, SHIPPED_WEIGHTS) * numbers;
      const most = tenthsOf(demand, supply, cosine, specShare(specs), kept, FORM_DAY, SHIPPED_WEIGHTS) / 10;
      expect(most).toBeGreaterThanOrEqual(points);
    }),
    { numRuns: 2_000 },
  );
});
