import type { ListingStatus, RevisionStatus } from "#lib/db/generated/enums.ts";
import type { Move } from "#lib/kernel/lifecycle.ts";
import type { Ability } from "#lib/policies/authorize.ts";

const UNDER_REVIEW = ["SUBMITTED", "IN_REVIEW"] as const;
const DECIDABLE = [...UNDER_REVIEW, "SUSPENDED"] as const;

/** The life of a listing. Each row is one button somebody can press, or one act of the clock, and the ability that lets them. */
export const listingMoves = {
  edit: { from: ["DRAFT", "RETURNED", "SUBMITTED"], to: null, ability: "listing.edit", emits: "listing.edited" },
  delete: { from: ["DRAFT"], to: null, ability: "listing.delete", emits: "listing.deleted" },
  submit: { from: ["DRAFT", "RETURNED"], to: "SUBMITTED", ability: "listing.submit", emits: "listing.submitted" },
  claim: { from: ["SUBMITTED"], to: "IN_REVIEW", ability: "listing.review", emits: "listing.claimed" },
  release: { from: ["IN_REVIEW"], to: "SUBMITTED", ability: "listing.review", emits: "listing.released" },
  hold: { from: ["IN_REVIEW"], to: null, ability: "listing.review", emits: "listing.held" },
  approve: { from: UNDER_REVIEW, to: "PUBLISHED", ability: "listing.review", emits: "listing.approved" },
  return: { from: DECIDABLE, to: "RETURNED", ability: "listing.review", emits: "listing.returned", reasonRequired: true },
  reject: { from: DECIDABLE, to: "REJECTED", ability: "listing.review", emits: "listing.rejected", reasonRequired: true },
  suspend: { from: ["PUBLISHED"], to: "SUSPENDED", ability: "listing.review", emits: "listing.suspended", reasonRequired: true },
  reinstate: { from: ["SUSPENDED"], to: "PUBLISHED", ability: "listing.review", emits: "listing.reinstated" },
  fulfil: { from: ["PUBLISHED"], to: "FULFILLED", ability: "listing.fulfil", emits: "listing.fulfilled" },
  withdraw: {
    from: ["SUBMITTED", "IN_REVIEW", "RETURNED", "PUBLISHED", "SUSPENDED"],
    to: "WITHDRAWN",
    ability: "listing.withdraw",
    emits: "listing.withdrawn",
  },
  reopen: { from: ["WITHDRAWN"], to: "DRAFT", ability: "listing.reopen", emits: "listing.reopened" },
  expire: { from: ["PUBLISHED"], to: "EXPIRED", ability: "listing.expire", emits: "listing.expired" },
  renew: { from: ["PUBLISHED", "EXPIRED"], to: "PUBLISHED", ability: "listing.renew", emits: "listing.renewed" },
  archive: {
    from: ["FULFILLED", "WITHDRAWN", "EXPIRED", "REJECTED"],
    to: "ARCHIVED",
    ability: "listing.archive",
    emits: "listing.archived",
  },
} as const satisfies Record<string, Move<ListingStatus, Ability>>;

/** The life of a revision of a published listing. The listing itself stays public as it was. */
export const revisionMoves = {
  edit: { from: ["DRAFT", "RETURNED", "SUBMITTED"], to: null, ability: "listing.edit", emits: "revision.edited" },
  submit: { from: ["DRAFT", "RETURNED"], to: "SUBMITTED", ability: "listing.submit", emits: "revision.submitted" },
  claim: { from: ["SUBMITTED"], to: "IN_REVIEW", ability: "listing.review", emits: "revision.claimed" },
  release: { from: ["IN_REVIEW"], to: "SUBMITTED", ability: "listing.review", emits: "revision.released" },
  approve: { from: UNDER_REVIEW, to: "APPROVED", ability: "listing.review", emits: "revision.approved" },
  return: { from: UNDER_REVIEW, to: "RETURNED", ability: "listing.review", emits: "revision.returned", reasonRequired: true },
  reject: { from: UNDER_REVIEW, to: "REJECTED", ability: "listing.review", emits: "revision.rejected", reasonRequired: true },
  discard: {
    from: ["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "REJECTED"],
    to: "DISCARDED",
    ability: "listing.discard",
    emits: "revision.discarded",
  },
} as const satisfies Record<string, Move<RevisionStatus, Ability>>;

/** Statuses of a listing after its life: others read 410 when it was ever public. */
export const ENDED: readonly ListingStatus[] = ["FULFILLED", "WITHDRAWN", "EXPIRED", "ARCHIVED"];
/** A revision that still waits for something; at most one a listing. */
export const OPEN_REVISION: readonly RevisionStatus[] = ["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "REJECTED"];
