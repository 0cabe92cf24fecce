import type { Weights } from "#lib/matching/score/weights.ts";

/** Written by `npm run fit -- --write`; never edited by hand. */
export const WEIGHTS_DATA: { fittedOn: string | null; weights: Weights } = {
  fittedOn: "2026-11-22",
  weights: {
    points: {
      topic: 34,
      specs: 18,
      form: 11,
      cooperation: 12,
      price: 10,
      time: 5,
      qualification: 5,
      region: 2,
      chain: 2,
      freshness: 1,
    },
    topicFull: 0.52,
    topicBend: 0.73,
    topicSure: 0.11,
    specsSure: 0.077,
    overBudgetLoss: 0.37,
    unansweredLoss: 0.45,
    missedLoss: 0.25,
    touchedLoss: 0.4,
    nearFrom: 25,
    recommendedFrom: 50.5,
    shownFrom: 1,
  },
};
