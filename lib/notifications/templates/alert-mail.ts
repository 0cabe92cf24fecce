import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import type { MailItem } from "../model/html.ts";
import type { AlertItem, AlertMail } from "../queries/alert-mail.ts";
import { frame, type RenderedMail } from "./frame.ts";

/** A mail stays short enough to be read; the rest stands on the page. */
export const SHOWN_ITEMS = 20;

type Extras = { baseUrl: string; unsubscribeUrl: string };

function itemText(locale: Locale, at: (path: string) => string, { listing, searches, matches }: AlertItem): MailItem {
  const { organization } = listing;
  const facts = [
    labelsIn(locale, SIDE_LABELS)[listing.side],
    labelsIn(locale, REGION_LABELS)[organization.region],
    organization.name ?? t(locale, "common.anonymousOrganization"),
  ];
  const separator = t(locale, "common.listSeparator");
  return {
    title: listing.title,
    url: at(`/listings/${listing.code}`),
    lines: [
      `${facts.join(" · ")} · ${listing.code}`,
      ...(searches.length > 0 ? [t(locale, "alerts.mailFits", { names: searches.join(separator) })] : []),
      ...matches.map(({ title, reason }) =>
        reason === null ? t(locale, "alerts.mailMatches", { title }) : t(locale, "alerts.mailMatchesWhy", { title, reason }),
      ),
    ],
  };
}

function subjectOf(locale: Locale, { items, lines }: AlertMail): string {
  const [item] = items;
  if (!item) return t(locale, "alerts.mailSubjectLines", { count: lines.length });
  if (items.length > 1 || lines.length > 0) return t(locale, "alerts.mailSubjectMany", { count: items.length + lines.length });
  const key = item.matches.length > 0 ? "alerts.mailSubjectMatch" : "alerts.mailSubjectSearch";
  return t(locale, key, { title: item.listing.title });
}

/** A mail of alerts, or of the day, in words. Pure. Each listing stands in it once, however many searches found it. */
export function renderAlertMail(locale: Locale, mail: AlertMail, { baseUrl, unsubscribeUrl }: Extras): RenderedMail {
  const at = (path: string): string => `${baseUrl}${localePath(locale, path)}`;
  const shown = mail.items.slice(0, SHOWN_ITEMS);
  const rest = mail.items.length - shown.length;
  const isVisitor = mail.searchId !== null;
  return frame(locale, baseUrl, {
    subject: subjectOf(locale, mail),
    paragraphs: [
      t(locale, "mail.hello"),
      ...(shown.length > 0 ? [t(locale, "alerts.mailIntro", { count: mail.items.length })] : []),
    ],
    items: [
      ...shown.map((item) => itemText(locale, at, item)),
      ...mail.lines.map(({ title, path }): MailItem => ({ title, url: path && at(path), lines: [] })),
    ],
    after: rest > 0 ? [t(locale, "alerts.mailRest", { count: rest })] : [],
    action: isVisitor
      ? { label: t(locale, "alerts.mailAllListings"), url: at("/listings") }
      : { label: t(locale, "alerts.mailAll"), url: at("/my/notifications") },
    smallPrint: [
      t(locale, "alerts.mailUnsubscribe", { url: unsubscribeUrl }),
      ...(isVisitor ? [] : [t(locale, "alerts.mailSettings", { url: at("/my/notifications/settings") })]),
    ],
  });
}
