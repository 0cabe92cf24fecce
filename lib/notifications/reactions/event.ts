import type { Db } from "#lib/db/client.ts";
import { type Locale, readLocale } from "#lib/i18n/locales.ts";
import type { EventName } from "#lib/outbox/events.ts";
import type { MailDraft } from "../model/params.ts";

/** An event as its readers see it. */
export type StoredEvent = {
  id: bigint;
  name: EventName;
  subjectId: string;
  actorId: string | null;
  at: Date;
  data: Record<string, unknown>;
};

/** Finds out which mails an event means. */
export type DraftMails = (db: Db, event: StoredEvent) => Promise<MailDraft[]>;

/** A text of an event's data; "" when it is missing. */
export function textOf(event: StoredEvent, key: string): string {
  const value = event.data[key];
  return typeof value === "string" ? value : "";
}

/** The language in which a mail was asked for; undefined: nobody asked in another than the site's own. */
export function askedLocale(event: StoredEvent): Locale | undefined {
  const named = textOf(event, "locale");
  return named === "" ? undefined : readLocale(named);
}
