import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type MailText, toHtml, toPlainText } from "../model/html.ts";

export type RenderedMail = { subject: string; text: string; html: string };

/** What a mail says, before the name of the site is put around it. */
export type MailBody = Pick<MailText, "subject" | "paragraphs" | "items" | "after" | "smallPrint"> & {
  action: { label: string; url: string } | null;
};

/** One line of a header, whatever a title held. */
const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Every mail has the same frame: who sends it, above; that nobody reads an answer, below. */
export function frame(locale: Locale, baseUrl: string, { action, smallPrint, ...body }: MailBody): RenderedMail {
  const site = t(locale, "common.siteName");
  const mail: MailText = {
    ...body,
    locale,
    site,
    subject: oneLine(t(locale, "mail.subject", { site, subject: body.subject })),
    action: action && { ...action, lead: t(locale, "mail.linkLead", { label: action.label }) },
    smallPrint: [
      t(locale, "mail.automatic"),
      ...smallPrint,
      t(locale, "mail.sentBy", { site, url: `${baseUrl}${localePath(locale, "/").replace(/\/$/, "")}` }),
    ],
  };
  return { subject: mail.subject, text: toPlainText(mail), html: toHtml(mail) };
}
