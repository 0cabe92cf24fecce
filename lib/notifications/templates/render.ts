import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type MailText, toHtml, toPlainText } from "../model/html.ts";
import type { MailKind, MailParams } from "../model/params.ts";
import { accountMails } from "./account-mails.ts";
import { interestMails } from "./interest-mails.ts";
import { listingMails } from "./listing-mails.ts";
import { subscriptionMails } from "./subscription-mails.ts";
import type { Content, Template } from "./template.ts";

const templates: Record<MailKind, Template> = { ...accountMails, ...listingMails, ...interestMails, ...subscriptionMails };

export type RenderedMail = { subject: string; text: string; html: string };

/** What the sender adds to the stored parameters. */
type Extras = {
  baseUrl: string;
  /** Secret of the link, for kinds that carry one. */
  secret: string | null;
  /** Further paragraphs: reasons and note of a decision. */
  remarks: readonly string[];
};

/** Is this a kind this version knows? */
export const isMailKind = (kind: string): kind is MailKind => kind in templates;

/** What a kind of mail says, without the frame of a mail. */
export const contentOf = (locale: Locale, kind: MailKind, params: MailParams): Content => templates[kind](locale, params);

/** One line of a header, whatever a title held. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** A mail in words, from its kind and parameters. Pure: the same row always gives the same mail. */
export function renderMail(locale: Locale, kind: MailKind, params: MailParams, extras: Extras): RenderedMail {
  const content = contentOf(locale, kind, params);
  const site = t(locale, "common.siteName");
  const { action } = content;
  const url = action && `${extras.baseUrl}${action.path}${action.withToken ? `?token=${extras.secret ?? ""}` : ""}`;
  const mail: MailText = {
    subject: oneLine(`【${site}】${content.subject}`),
    paragraphs: [t(locale, "mail.hello"), content.text, ...extras.remarks],
    action: action && url ? { label: action.label, url } : null,
    smallPrint: [t(locale, "mail.automatic"), t(locale, "mail.sentBy", { site, url: extras.baseUrl })],
  };
  return { subject: mail.subject, text: toPlainText(mail), html: toHtml(mail) };
}
