/**
 * Every event of the product and the reactions that read it. Names only: importing the reactions would close a cycle.
 * A reaction is carried out by lib/jobs/reactions.ts, at least once, idempotent by event id.
 */
export const reactionsOf = {
  "user.registered": [],
  "user.linkRequested": ["notify"],
  "user.signedIn": [],
  "user.signedOut": [],
  "user.emailConfirmed": [],
  "user.passwordChanged": ["notify"],
  "user.roleChanged": [],
  "user.disabled": [],
  "user.enabled": [],
  "user.created": [],
  "user.policyAccepted": [],
  "user.dataExported": [],
  "apiKey.created": [],
  "apiKey.revoked": [],
  "organization.created": [],
  "organization.edited": [],
  "organization.verificationSubmitted": ["notify"],
  "organization.verified": ["notify", "alerts"],
  "organization.rejected": ["notify"],
  "organization.suspended": ["notify"],
  "organization.restored": ["notify", "alerts"],
  "organization.memberInvited": ["notify"],
  "organization.memberJoined": [],
  "organization.memberLeft": [],
  "organization.ownerChanged": [],
  "organization.joinRequested": ["notify"],
  "organization.joinAccepted": ["notify"],
  "organization.joinDeclined": ["notify"],
  "organization.claimLinkSent": ["notify"],
  "organization.certificateAdded": [],
  "organization.certificateChanged": [],
  "organization.certificateRemoved": [],
  "organization.certificateChecked": [],
  "organization.certificateUnchecked": [],
  "organization.certificateLapsed": [],
  "listing.drafted": [],
  "listing.edited": [],
  "listing.deleted": [],
  "listing.submitted": ["notify"],
  "listing.claimed": [],
  "listing.released": [],
  "listing.held": [],
  "listing.approved": ["notify", "alerts"],
  "listing.returned": ["notify"],
  "listing.rejected": ["notify"],
  "listing.suspended": ["notify"],
  "listing.reinstated": ["notify", "alerts"],
  "listing.decisionUndone": ["notify"],
  "listing.fulfilled": [],
  "listing.withdrawn": ["notify"],
  "listing.reopened": [],
  "listing.expiring": ["notify"],
  "listing.expired": ["notify"],
  "listing.renewed": ["alerts"],
  "listing.archived": [],
  "listing.imported": [],
  "listing.reported": ["notify"],
  "report.resolved": [],
  "revision.opened": [],
  "revision.edited": [],
  "revision.submitted": ["notify"],
  "revision.claimed": [],
  "revision.released": [],
  "revision.approved": ["notify", "alerts"],
  "revision.returned": ["notify"],
  "revision.rejected": ["notify"],
  "revision.discarded": [],
  "interest.requested": ["notify"],
  "interest.reminded": ["notify"],
  "interest.timedOut": ["notify"],
  "interest.accepted": ["notify"],
  "interest.declined": ["notify"],
  "interest.withdrawn": ["notify"],
  "interest.closed": ["notify"],
  "interest.outcomeReported": ["notify"],
  "interest.revoked": ["notify"],
  "interest.progressAsked": ["notify"],
  "interest.talksGoOn": [],
  "interest.mediatorNamed": [],
  "contact.revealed": [],
  "match.blocked": [],
  "match.unblocked": [],
  "match.runQueued": ["rematch"],
  "match.runStarted": [],
  "match.runFinished": [],
  "match.runCancelled": [],
  "match.sharedWishSet": [],
  "match.sharedAgreed": [],
  "match.judged": [],
  "match.verdictWithdrawn": [],
  "weights.proposed": [],
  "weights.activated": ["rematchAll"],
  "edition.created": [],
  "edition.frozen": [],
  "edition.published": [],
  "import.queued": ["import"],
  "import.finished": ["alerts"],
  "savedSearch.saved": [],
  "savedSearch.changed": [],
  "savedSearch.deleted": [],
  "savedSearch.requested": ["notify"],
  "savedSearch.confirmed": [],
  "savedSearch.unsubscribed": [],
  "alerts.chosen": [],
  "alerts.unsubscribed": [],
  "words.edited": [],
  "concept.added": ["reindex"],
  "concept.edited": ["reindex"],
  "concept.removed": ["reindex"],
  "concept.restored": ["reindex"],
  "concept.reverted": ["reindex"],
  "ontology.renewed": ["reindex"],
} as const satisfies Record<string, readonly string[]>;

export type EventName = keyof typeof reactionsOf;
export type ReactionName = (typeof reactionsOf)[EventName][number];

export type SubjectType =
  | "user"
  | "apiKey"
  | "organization"
  | "joinRequest"
  | "listing"
  | "revision"
  | "report"
  | "interest"
  | "grant"
  | "edition"
  | "import"
  | "neverMatch"
  | "word"
  | "conceptChange"
  | "ontology"
  | "matchRun"
  | "sharedNeed"
  | "judgment"
  | "weights"
  | "savedSearch";

/** One event as a command records it. `data` holds ids, codes and statuses only: it also stands in the audit trail. */
export type AppEvent = {
  name: EventName;
  subjectType: SubjectType;
  subjectId: string;
  /** Code of a listing, number of an edition. */
  subjectCode?: string | null;
  data?: Record<string, string | number | boolean | null | readonly string[]>;
};
