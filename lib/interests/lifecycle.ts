import type { InterestStatus } from "#lib/db/generated/enums.ts";
import type { Move } from "#lib/kernel/lifecycle.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import type { Stage } from "./model.ts";

const WAITING = ["REQUESTED", "TIMEOUT"] as const;
const TALKING = ["ACCEPTED", "MEETING", "INTENT"] as const;
const AGREED = [...TALKING, "SIGNED"] as const;

/** The life of a contact request. Each row is one button somebody can press, or one act of the clock, and the ability that lets them. */
export const interestMoves = {
  accept: { from: WAITING, to: "ACCEPTED", ability: "interest.answer", emits: "interest.accepted" },
  decline: { from: WAITING, to: "DECLINED", ability: "interest.answer", emits: "interest.declined" },
  withdraw: { from: WAITING, to: "CLOSED", ability: "interest.withdraw", emits: "interest.withdrawn" },
  close: { from: AGREED, to: "CLOSED", ability: "interest.close", emits: "interest.closed", reasonRequired: true },
  /** Withdrawing consent: the grant ends with it. */
  revoke: { from: AGREED, to: "UNMATCHED", ability: "interest.revoke", emits: "interest.revoked" },
  /** What is over keeps its status; only the grant ends. */
  revokeAfterEnd: { from: ["REGISTERED", "CLOSED"], to: null, ability: "interest.revoke", emits: "interest.revoked" },
  /** One side's claim that a stage was reached; the status follows when the other side claims the same. */
  reportMeeting: { from: ["ACCEPTED"], to: "MEETING", ability: "interest.reportOutcome", emits: "interest.outcomeReported" },
  reportIntent: {
    from: ["ACCEPTED", "MEETING"],
    to: "INTENT",
    ability: "interest.reportOutcome",
    emits: "interest.outcomeReported",
  },
  reportSigned: {
    from: ["ACCEPTED", "MEETING", "INTENT"],
    to: "SIGNED",
    ability: "interest.reportOutcome",
    emits: "interest.outcomeReported",
  },
  reportRegistered: {
    from: AGREED,
    to: "REGISTERED",
    ability: "interest.reportOutcome",
    emits: "interest.outcomeReported",
  },
  /** Both sides are asked how it goes; 还在谈 is the answer that changes no status. */
  askProgress: { from: TALKING, to: null, ability: "interest.keepClock", emits: "interest.progressAsked" },
  talkOn: { from: TALKING, to: null, ability: "interest.reportOutcome", emits: "interest.talksGoOn" },
  nameMediator: { from: ["TIMEOUT"], to: null, ability: "interest.mediate", emits: "interest.mediatorNamed" },
  remind: { from: ["REQUESTED"], to: null, ability: "interest.keepClock", emits: "interest.reminded" },
  timeOut: { from: ["REQUESTED"], to: "TIMEOUT", ability: "interest.keepClock", emits: "interest.timedOut" },
  /** The listing ended before anybody answered. */
  lapse: { from: WAITING, to: "CLOSED", ability: "interest.keepClock", emits: "interest.closed" },
} as const satisfies Record<string, Move<InterestStatus, Ability>>;

/** The move that a confirmed stage makes. */
export const stageMoves = {
  MEETING: interestMoves.reportMeeting,
  INTENT: interestMoves.reportIntent,
  SIGNED: interestMoves.reportSigned,
  REGISTERED: interestMoves.reportRegistered,
} as const satisfies Record<Stage, Move<InterestStatus, Ability>>;

/** Statuses in which the firm of the listing still owes an answer. */
export const AWAITING_ANSWER: readonly InterestStatus[] = WAITING;
/** Statuses in which two firms talk and have come to no result yet. */
export const TALKING_STATUSES: readonly InterestStatus[] = TALKING;
/** Statuses after both sides agreed and before an end. */
export const AGREED_STATUSES: readonly InterestStatus[] = AGREED;
/** At most one of these a firm and listing: the condition of index `interest_one_open`. */
export const OPEN_STATUSES: readonly InterestStatus[] = [...WAITING, ...AGREED];
