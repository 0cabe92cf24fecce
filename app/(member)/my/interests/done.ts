import type { MessageKey } from "#lib/i18n/catalogue.ts";

/** What was just done with a request, as its address says it, and the words for it. */
export const INTEREST_DONE = {
  accepted: "interests.accepted",
  declined: "interests.declined",
  withdrawn: "interests.withdrawn",
  closed: "interests.closed",
  reported: "interests.outcomeConfirmed",
  revoked: "interests.revoked",
  noted: "interests.progressNoted",
} as const satisfies Record<string, MessageKey>;
export type InterestDone = keyof typeof INTEREST_DONE;
