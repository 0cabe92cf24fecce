import type { InterestStatus, OutcomeSide } from "#lib/db/generated/enums.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { AGREED_STATUSES, TALKING_STATUSES } from "../lifecycle.ts";

/** Days after both agreed at which both are asked how it goes. */
export const PROGRESS_DAYS = [7, 30] as const;

/** An agreed contact with what its two sides have said of it. */
export type Talks = {
  status: InterestStatus;
  answeredAt: Date | null;
  /** How often both were asked how it goes. */
  progressAsked: number;
  askerTalksAt: Date | null;
  ownerTalksAt: Date | null;
  outcomes: readonly { stage: InterestStatus; side: OutcomeSide }[];
};

/** Whether a side was asked how it goes and has said since neither that the talks go on nor that they are done. */
export function owesProgress(side: OutcomeSide, talks: Talks): boolean {
  const days = PROGRESS_DAYS[talks.progressAsked - 1];
  if (talks.answeredAt === null || days === undefined || !TALKING_STATUSES.includes(talks.status)) return false;
  if (talks.outcomes.some((said) => said.side === side && (said.stage === "SIGNED" || said.stage === "REGISTERED"))) return false;
  const talksAt = side === "ASKER" ? talks.askerTalksAt : talks.ownerTalksAt;
  return talksAt === null || talksAt.getTime() < talks.answeredAt.getTime() + days * DAY_MS;
}

/** Whether the other side has reported a stage, its latest one, that this side has not confirmed yet. */
export function owesConfirmation(side: OutcomeSide, { status, outcomes }: Talks): boolean {
  if (!AGREED_STATUSES.includes(status)) return false;
  const claimed = outcomes.filter((said) => said.side !== side).at(-1);
  return claimed !== undefined && !outcomes.some((said) => said.side === side && said.stage === claimed.stage);
}
