import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { MailKind, MailParams } from "../model/params.ts";
import { accountMails } from "./account-mails.ts";
import { frame, type RenderedMail } from "./frame.ts";
import { interestMails } from "./interest-mails.ts";
import { listingMails } from "./listing-mails.ts";
import { subscriptionMails } from "./subscription-mails.ts";
import type { Content, Template } from "./template.ts";

const templates: Record<MailKind, Template> = { ...accountMails, ...listingMails, ...interestMails, ...subscriptionMails };

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

/** The words that stand for an unnamed firm may open a sentence; a name is written as its firm writes it. */
const sentence = (text: string, { organization }: MailParams): string =>
  organization === "" ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A mail in words, from its kind and parameters. Pure: the same row always gives the same mail. */
export function renderMail(locale: Locale, kind: MailKind, params: MailParams, extras: Extras): RenderedMail {
  const content = contentOf(locale, kind, params);
  const { action } = content;
  const url =
    action && `${extras.baseUrl}${localePath(locale, action.path)}${action.withToken ? `?token=${extras.secret ?? ""}` : ""}`;
  return frame(locale, extras.baseUrl, {
    subject: content.subject,
    paragraphs: [t(locale, "mail.hello"), sentence(content.text, params), ...extras.remarks],
    action: action && url ? { label: action.label, url } : null,
    smallPrint: [],
  });
}
