import type { Weights } from "#lib/matching/score/weights.ts";

/** Written by `npm run fit -- --write`; never edited by hand. */
export const WEIGHTS_DATA: { fittedOn: string | null; weights: Weights } = {
  fittedOn: "2026-11-22",
  weights: {
    points: {
      topic: 34,
      specs: 16,
      form: 12,
      cooperation: 13,
      price: 10,
      time: 5,
      qualification: 5,
      region: 2,
      chain: 2,
      freshness: 1,
    },
    topicFull: 0.55,
    topicBend: 0.66,
    topicSure: 0.1,
    specsSure: 0.063,
    overBudgetLoss: 0.35,
    unansweredLoss: 0.22,
    missedLoss: 0.15,
    touchedLoss: 0.26,
    nearFrom: 27,
    recommendedFrom: 54.5,
    shownFrom: 4,
  },
};
