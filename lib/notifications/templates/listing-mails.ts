import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { MailKind, MailParams } from "../model/params.ts";
import type { Template } from "./template.ts";

type ListingKind = Extract<MailKind, `listing.${string}` | `revision.${string}`>;

const page = (l: Locale, { code }: MailParams) => ({ label: t(l, "mail.listingAction"), path: `/my/listings/${code}` });
const repair = (l: Locale, { code }: MailParams) => ({ label: t(l, "mail.listingRepairAction"), path: `/my/listings/${code}` });
const renew = (l: Locale, { code }: MailParams) => ({ label: t(l, "mail.listingRenewAction"), path: `/my/listings/${code}` });

/** Mails to a firm about its own listing; reasons and note of a decision are put in when the mail is sent. */
export const listingMails: Record<ListingKind, Template> = {
  "listing.submitted": (l, p) => ({
    subject: t(l, "mail.listingSubmittedSubject", { title: p.title }),
    text: t(l, "mail.listingSubmittedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.approved": (l, p) => ({
    subject: t(l, "mail.listingApprovedSubject", { title: p.title }),
    text: t(l, "mail.listingApprovedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.returned": (l, p) => ({
    subject: t(l, "mail.listingReturnedSubject", { title: p.title }),
    text: t(l, "mail.listingReturnedText", { title: p.title, code: p.code }),
    action: repair(l, p),
  }),
  "listing.rejected": (l, p) => ({
    subject: t(l, "mail.listingRejectedSubject", { title: p.title }),
    text: t(l, "mail.listingRejectedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.suspended": (l, p) => ({
    subject: t(l, "mail.listingSuspendedSubject", { title: p.title }),
    text: t(l, "mail.listingSuspendedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.reinstated": (l, p) => ({
    subject: t(l, "mail.listingReinstatedSubject", { title: p.title }),
    text: t(l, "mail.listingReinstatedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.withdrawnByStaff": (l, p) => ({
    subject: t(l, "mail.listingWithdrawnSubject", { title: p.title }),
    text: t(l, "mail.listingWithdrawnText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "listing.expiring": (l, p) => ({
    subject: t(l, "mail.listingExpiringSubject", { title: p.title }),
    text: t(l, "mail.listingExpiringText", { title: p.title, code: p.code, day: p.day }),
    action: renew(l, p),
  }),
  "listing.expired": (l, p) => ({
    subject: t(l, "mail.listingExpiredSubject", { title: p.title }),
    text: t(l, "mail.listingExpiredText", { title: p.title, code: p.code }),
    action: renew(l, p),
  }),
  "revision.submitted": (l, p) => ({
    subject: t(l, "mail.revisionSubmittedSubject", { title: p.title }),
    text: t(l, "mail.revisionSubmittedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "revision.approved": (l, p) => ({
    subject: t(l, "mail.revisionApprovedSubject", { title: p.title }),
    text: t(l, "mail.revisionApprovedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
  "revision.returned": (l, p) => ({
    subject: t(l, "mail.revisionReturnedSubject", { title: p.title }),
    text: t(l, "mail.revisionReturnedText", { title: p.title, code: p.code }),
    action: repair(l, p),
  }),
  "revision.rejected": (l, p) => ({
    subject: t(l, "mail.revisionRejectedSubject", { title: p.title }),
    text: t(l, "mail.revisionRejectedText", { title: p.title, code: p.code }),
    action: page(l, p),
  }),
};
