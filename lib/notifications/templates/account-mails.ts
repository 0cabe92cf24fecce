import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { MailKind } from "../model/params.ts";
import type { Template } from "./template.ts";

type AccountKind = Extract<MailKind, `link.${string}` | `account.${string}` | `organization.${string}`>;

const organizationPage = (l: Locale) => ({ label: t(l, "mail.organizationAction"), path: "/my/organization" });

/** Mails of sign-in, membership and verification. A link's secret is put in when the mail is sent. */
export const accountMails: Record<AccountKind, Template> = {
  "link.magic": (l, { reason }) => ({
    subject: t(l, "mail.magicSubject"),
    text: t(l, reason === "registeredAgain" ? "mail.registeredAgainText" : "mail.magicText"),
    action: { label: t(l, "mail.magicAction"), path: "/login/link", withToken: true },
  }),
  "link.passwordReset": (l) => ({
    subject: t(l, "mail.resetSubject"),
    text: t(l, "mail.resetText"),
    action: { label: t(l, "mail.resetAction"), path: "/reset-password", withToken: true },
  }),
  "link.emailConfirmation": (l) => ({
    subject: t(l, "mail.confirmSubject"),
    text: t(l, "mail.confirmText"),
    action: { label: t(l, "mail.confirmAction"), path: "/confirm-email", withToken: true },
  }),
  "link.invitation": (l, { organization }) => ({
    subject: t(l, "mail.invitationSubject", { organization }),
    text: t(l, "mail.invitationText", { organization }),
    action: { label: t(l, "mail.invitationAction"), path: "/join", withToken: true },
  }),
  "link.claim": (l, { organization }) => ({
    subject: t(l, "mail.claimSubject", { organization }),
    text: t(l, "mail.claimText", { organization }),
    action: { label: t(l, "mail.claimAction"), path: "/claim", withToken: true },
  }),
  "account.passwordChanged": (l) => ({
    subject: t(l, "mail.passwordChangedSubject"),
    text: t(l, "mail.passwordChangedText"),
    action: { label: t(l, "mail.passwordChangedAction"), path: "/forgot-password" },
  }),
  "organization.verified": (l, { organization }) => ({
    subject: t(l, "mail.verifiedSubject", { organization }),
    text: t(l, "mail.verifiedText", { organization }),
    action: organizationPage(l),
  }),
  "organization.rejected": (l, { organization }) => ({
    subject: t(l, "mail.verificationRejectedSubject", { organization }),
    text: t(l, "mail.verificationRejectedText", { organization }),
    action: organizationPage(l),
  }),
  "organization.suspended": (l, { organization }) => ({
    subject: t(l, "mail.suspendedSubject", { organization }),
    text: t(l, "mail.suspendedText", { organization }),
    action: organizationPage(l),
  }),
  "organization.restored": (l, { organization }) => ({
    subject: t(l, "mail.restoredSubject", { organization }),
    text: t(l, "mail.restoredText", { organization }),
    action: organizationPage(l),
  }),
  "organization.joinRequested": (l, { organization, person }) => ({
    subject: t(l, "mail.joinRequestedSubject", { organization }),
    text: t(l, "mail.joinRequestedText", { organization, person }),
    action: { label: t(l, "mail.joinRequestedAction"), path: "/my/organization" },
  }),
  "organization.joinAccepted": (l, { organization }) => ({
    subject: t(l, "mail.joinAcceptedSubject", { organization }),
    text: t(l, "mail.joinAcceptedText", { organization }),
    action: organizationPage(l),
  }),
  "organization.joinDeclined": (l, { organization }) => ({
    subject: t(l, "mail.joinDeclinedSubject", { organization }),
    text: t(l, "mail.joinDeclinedText", { organization }),
    action: null,
  }),
};
