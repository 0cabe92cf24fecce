import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { ALERT_KINDS, type AlertKind, type MailKind, type MailParams } from "../model/params.ts";
import { contentOf, isMailKind } from "./render.ts";

/** What a line of the page says, and where it leads; null: nowhere. */
export type NoticeWords = { title: string; path: string | null };

const isAlertKind = (kind: string): kind is AlertKind => ALERT_KINDS.some((known) => known === kind);

/** Is this a kind of line that this version knows? */
export const isNoticeKind = (kind: string): kind is MailKind | AlertKind => isAlertKind(kind) || isMailKind(kind);

/** A line in words: the subject of the mail about the same thing. `count`: how many things gathered in it. */
export function noticeWords(locale: Locale, kind: MailKind | AlertKind, params: MailParams, count: number): NoticeWords {
  if (!isAlertKind(kind)) {
    const { subject, action } = contentOf(locale, kind, params);
    return { title: subject, path: action?.withToken ? null : (action?.path ?? null) };
  }
  const key = kind === "alert.search" ? "alerts.lineSearch" : "alerts.lineMatch";
  return { title: t(locale, key, { title: params.title, count }), path: null };
}
