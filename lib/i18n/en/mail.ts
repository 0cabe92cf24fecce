import type { Area } from "#lib/i18n/catalogue.ts";

/** Subjects and bodies of mail, in English. No mail carries a contact. */
export const mail = {
  subject: "[{site}] {subject}",
  linkLead: "{label}:",
  hello: "Hello,",
  automatic: "This e-mail was sent automatically; please do not reply.",
  sentBy: "{site} {url}",
  withReasons: "Reasons: {reasons}",
  withNote: "Reviewer's note: {note}",
  fieldNote: "{field}: {note}",
  contactOmitted: "(contact details left out; sign in to read them)",

  magicSubject: "Your link to sign in",
  magicText:
    "Press the link below to sign in. It works once, within 10 minutes. If it was not you who asked, ignore this e-mail.",
  magicAction: "Sign in",
  registeredAgainText:
    "Somebody registered with this e-mail address, which has an account already, so no second one was made. If it was you, sign in with the link below; it works once, within 10 minutes. If you forgot your password, change it under settings. If it was not you, ignore this e-mail.",
  resetSubject: "Reset your password",
  resetText:
    "Somebody asked to reset the password of your account. The link works once, within 10 minutes. If it was not you, ignore this e-mail; your password stays.",
  resetAction: "Reset password",
  confirmSubject: "Confirm your e-mail address",
  confirmText: "Press the link below to confirm that you use this address. If it was not you, ignore this e-mail.",
  confirmAction: "Confirm address",
  invitationSubject: "Invitation to join {organization}",
  invitationText:
    "{organization} invites you to join its account and to post and manage its listings. The link works once, within 7 days.",
  invitationAction: "Accept invitation",
  claimSubject: "Claim your organisation: {organization}",
  claimText:
    "The association has entered listings for {organization}. Press the link below to claim it; then you can change the listings and answer contact requests yourself. The link works once, within 14 days; the association checks the claim.",
  claimAction: "Claim organisation",
  passwordChangedSubject: "Your password has been changed",
  passwordChangedText:
    "The password of your account has just been changed and all other devices are signed out. If it was not you, reset it at once and tell the association.",
  passwordChangedAction: "Reset password",

  verifiedSubject: "Verified: {organization}",
  verifiedText: "{organization} has been verified. You can now publish listings, ask for contact and answer.",
  verificationRejectedSubject: "Not verified: {organization}",
  verificationRejectedText:
    "{organization} could not be verified. Sign in to read why; after correcting it you can send it again.",
  suspendedSubject: "Suspended: {organization}",
  suspendedText:
    "{organization} has been suspended and its listings are not public for the time being. You can still read and export them; sign in to read why.",
  restoredSubject: "Restored: {organization}",
  restoredText: "{organization} has been restored; its listings are public again.",
  organizationAction: "See the organisation",
  joinRequestedSubject: "Somebody asks to join {organization}",
  joinRequestedText:
    "{person} asks to join the account of {organization}. Please make sure that the person works there before you accept.",
  joinRequestedAction: "Answer the request",
  joinAcceptedSubject: "You have joined {organization}",
  joinAcceptedText: "Your request to join {organization} was accepted.",
  joinDeclinedSubject: "Your request to join {organization}",
  joinDeclinedText: "Your request to join {organization} was not accepted. If you have questions, please ask its administrator.",

  listingSubmittedSubject: "Submitted: {title}",
  listingSubmittedText: "Your listing “{title}” ({code}) is in the queue for review; you will be told the result.",
  listingApprovedSubject: "Published: {title}",
  listingApprovedText: "Your listing “{title}” ({code}) has been approved and published.",
  listingReturnedSubject: "Returned for changes: {title}",
  listingReturnedText: "Your listing “{title}” ({code}) needs changes; then you can submit it again.",
  listingRejectedSubject: "Not published: {title}",
  listingRejectedText: "Your listing “{title}” ({code}) was reviewed and will not be published.",
  listingSuspendedSubject: "Taken down: {title}",
  listingSuspendedText: "Your listing “{title}” ({code}) has been taken down for a check and is not public meanwhile.",
  listingReinstatedSubject: "Public again: {title}",
  listingReinstatedText: "Your listing “{title}” ({code}) has been checked and is public again.",
  listingWithdrawnSubject: "Withdrawn by the association: {title}",
  listingWithdrawnText: "Your listing “{title}” ({code}) was withdrawn by the association; sign in to read why.",
  listingExpiringSubject: "Ending soon: {title}",
  listingExpiringText:
    "Your listing “{title}” ({code}) is valid until {day} and then no longer public. If it still holds, please renew it.",
  listingExpiredSubject: "Ended: {title}",
  listingExpiredText: "Your listing “{title}” ({code}) has ended and is no longer public. If it still holds, renew it.",
  listingAction: "See the listing",
  listingRepairAction: "Correct and resubmit",
  listingRenewAction: "Renew",
  revisionSubmittedSubject: "Revision submitted: {title}",
  revisionSubmittedText: "Your changes to “{title}” ({code}) are in the queue for review; the listing stays public as it is.",
  revisionApprovedSubject: "Changes in force: {title}",
  revisionApprovedText: "Your changes to “{title}” ({code}) have been approved.",
  revisionReturnedSubject: "Revision returned: {title}",
  revisionReturnedText: "Your changes to “{title}” ({code}) need another look; the listing stays public as it is.",
  revisionRejectedSubject: "Revision not approved: {title}",
  revisionRejectedText: "Your changes to “{title}” ({code}) were not approved; the listing stays public as it is.",

  interestRequestedSubject: "New contact request: {title}",
  interestRequestedText:
    "{organization} asks for contact about your listing “{title}” ({code}). Please answer by {day}; until you agree, neither side sees the other's contact details.",
  interestRemindedSubject: "Contact request waits for your answer: {title}",
  interestRemindedText: "You have not yet answered {organization} about your listing “{title}” ({code}). Please answer by {day}.",
  interestAnswerAction: "Read and answer",
  interestTimedOutOwnerSubject: "Contact request overdue: {title}",
  interestTimedOutOwnerText:
    "The time to answer {organization} about your listing “{title}” ({code}) is over and the association mediates. You can still answer.",
  interestTimedOutAskerSubject: "The association mediates: {title}",
  interestTimedOutAskerText: "Your contact request for “{title}” ({code}) was not answered by {day}; the association mediates.",
  interestAcceptedSubject: "They agree to contact: {title}",
  interestAcceptedText:
    "{organization} has agreed to your contact request for “{title}” ({code}). Sign in to see the contact details; each look is recorded.",
  interestAcceptedAction: "See the contact",
  interestDeclinedSubject: "About your contact request: {title}",
  interestDeclinedText:
    "The other side does not wish to cooperate on “{title}” ({code}) at present. Thank you for your interest; please look at other listings.",
  interestWithdrawnSubject: "Contact request withdrawn: {title}",
  interestWithdrawnText:
    "{organization} has withdrawn its contact request for your listing “{title}” ({code}); no answer is needed.",
  interestClosedSubject: "Contact closed: {title}",
  interestClosedText: "{organization} has recorded that “{title}” ({code}) came to nothing.",
  interestLapsedSubject: "Contact request ended: {title}",
  interestLapsedText:
    "The listing “{title}” ({code}) was withdrawn, fulfilled or is no longer public; unanswered contact requests end with it.",
  interestProgressSubject: "How is it going: {title}",
  interestProgressText:
    "You and {organization} have exchanged contacts about “{title}” ({code}). Concluded, still talking, or no agreement? Signing in and one press is enough to let them and the association know.",
  interestProgressAction: "Answer with one press",
  interestOutcomeSubject: "Please confirm: {title}",
  interestOutcomeText:
    "{organization} reports “{stage}” for “{title}” ({code}). It counts once both sides confirm; sign in to check.",
  interestRevokedSubject: "Consent revoked: {title}",
  interestRevokedText:
    "For “{title}” ({code}), {organization} has revoked its consent. From now on the site shows the contact details of both sides to nobody, also not to who saw them before; the record is kept. Please stop using the details you have.",
  interestAction: "See the contact",
} as const satisfies Area<"mail">;
