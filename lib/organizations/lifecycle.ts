import type { Verification } from "#lib/db/generated/enums.ts";
import type { Move } from "#lib/kernel/lifecycle.ts";
import type { Ability } from "#lib/policies/authorize.ts";

/** The standing of a firm. Each row is one button, and the ability that lets somebody press it. */
export const verificationMoves = {
  submit: {
    from: ["UNVERIFIED"],
    to: "SUBMITTED",
    ability: "organization.submitVerification",
    emits: "organization.verificationSubmitted",
  },
  /** Also of a firm that did not ask: one entered by staff. */
  verify: { from: ["UNVERIFIED", "SUBMITTED"], to: "VERIFIED", ability: "organization.verify", emits: "organization.verified" },
  reject: {
    from: ["SUBMITTED"],
    to: "UNVERIFIED",
    ability: "organization.verify",
    emits: "organization.rejected",
    reasonRequired: true,
  },
  suspend: {
    from: ["UNVERIFIED", "SUBMITTED", "VERIFIED"],
    to: "SUSPENDED",
    ability: "organization.verify",
    emits: "organization.suspended",
    reasonRequired: true,
  },
  /** Back to what it was before the suspension, which the row remembers. */
  restore: { from: ["SUSPENDED"], to: null, ability: "organization.verify", emits: "organization.restored" },
} as const satisfies Record<string, Move<Verification, Ability>>;

export type VerificationDecision = keyof typeof verificationMoves;
