import type { Db } from "#lib/db/client.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
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
export type DraftMails = (db: Db, event: StoredEvent, locale: Locale) => Promise<MailDraft[]>;

/** A text of an event's data; "" when it is missing. */
export function textOf(event: StoredEvent, key: string): string {
  const value = event.data[key];
  return typeof value === "string" ? value : "";
}
