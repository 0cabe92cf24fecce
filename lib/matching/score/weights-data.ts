import type { Weights } from "#lib/matching/score/weights.ts";

/** Written by `npm run fit -- --write`; until the first fit, the numbers set by hand in docs/adr/0015-match-weights.md. */
export const WEIGHTS_DATA: { fittedOn: string | null; weights: Weights } = {
  fittedOn: null,
  weights: {
    points: {
      topic: 42,
      specs: 15,
      form: 9,
      cooperation: 9,
      price: 12,
      time: 3,
      qualification: 4,
      region: 3,
      chain: 2,
      freshness: 1,
    },
    topicFull: 0.6,
    topicBend: 0.6,
    topicSure: 0.1,
    specsSure: 0.06,
    overBudgetLoss: 0.4,
    unansweredLoss: 0.15,
    missedLoss: 0.15,
    touchedLoss: 0.3,
    nearFrom: 20,
    recommendedFrom: 49,
    shownFrom: 1,
  },
};
