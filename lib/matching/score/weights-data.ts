import type { Weights } from "#lib/matching/score/weights.ts";

/** Written by `npm run fit -- --write`; never edited by hand. */
export const WEIGHTS_DATA: { fittedOn: string | null; weights: Weights } = {
  fittedOn: "2026-11-22",
  weights: {
    points: {
      topic: 37,
      specs: 13,
      form: 12,
      cooperation: 12,
      price: 11,
      time: 5,
      qualification: 5,
      region: 2,
      chain: 2,
      freshness: 1,
    },
    topicFull: 0.55,
    topicBend: 0.69,
    topicSure: 0.1,
    specsSure: 0.072,
    overBudgetLoss: 0.35,
    unansweredLoss: 0.29,
    missedLoss: 0.15,
    touchedLoss: 0.26,
    nearFrom: 24,
    recommendedFrom: 48.5,
    shownFrom: 1,
  },
};
