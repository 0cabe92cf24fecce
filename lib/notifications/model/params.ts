import { z } from "zod";
import type { Locale } from "#lib/i18n/locales.ts";

const text = z.string().default("");

/**
 * What a template may be told; stored with the notification. Ids, codes, titles, names of firms, days: never a contact,
 * a password or the secret of a link.
 */
export const mailParamsSchema = z.object({
  /** Listing. */
  code: text,
  title: text,
  /** Firm the mail is about; for requests the other side, empty where it may not be named. */
  organization: text,
  organizationId: text,
  /** Day or day and time in words. */
  day: text,
  interestId: text,
  /** Code of the stage that was reported. */
  stage: text,
  /** Row of the decision whose reasons the mail tells, read when it is sent. */
  decisionId: text,
  tokenId: text,
  /** `registeredAgain`: the link was asked for by registering with an address that has an account. */
  reason: text,
  /** Person named in the mail. */
  person: text,
  /** Saved search. */
  searchId: text,
});

export type MailParams = z.output<typeof mailParamsSchema>;

/** Read stored parameters; unknown ones of another version are dropped. */
export const readMailParams = (stored: unknown): MailParams => mailParamsSchema.parse(stored);

/** Every kind of mail, by event or sub-case of it. */
export const MAIL_KINDS = [
  "link.magic",
  "link.passwordReset",
  "link.emailConfirmation",
  "link.invitation",
  "link.claim",
  "account.passwordChanged",
  "organization.verified",
  "organization.rejected",
  "organization.suspended",
  "organization.restored",
  "organization.joinRequested",
  "organization.joinAccepted",
  "organization.joinDeclined",
  "listing.submitted",
  "listing.approved",
  "listing.returned",
  "listing.rejected",
  "listing.suspended",
  "listing.reinstated",
  "listing.withdrawnByStaff",
  "listing.expiring",
  "listing.expired",
  "revision.submitted",
  "revision.approved",
  "revision.returned",
  "revision.rejected",
  "interest.requested",
  "interest.reminded",
  "interest.timedOutOwner",
  "interest.timedOutAsker",
  "interest.accepted",
  "interest.declined",
  "interest.withdrawn",
  "interest.closed",
  "interest.lapsed",
  "interest.outcomeReported",
  "interest.progressAsked",
  "interest.revoked",
  "subscription.confirm",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Lines of the page that gather what was found for a saved search, or for an own listing. They are mailed together, as below. */
export const ALERT_KINDS = ["alert.search", "alert.match"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** A mail of alerts, or of the day: what stands in it is read when it is sent. */
export const ALERT_MAIL = "alert.mail";

/** One mail to be written: what a reaction finds out about an event. */
export type MailDraft = {
  kind: MailKind;
  userId: string | null;
  toAddress: string;
  params: Partial<MailParams>;
  /** Language in which it was asked for; without one that of the account. */
  locale?: Locale | undefined;
};
