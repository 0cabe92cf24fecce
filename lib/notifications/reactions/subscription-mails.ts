import { readLocale } from "#lib/i18n/locales.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { DraftMails } from "./event.ts";

/** Somebody gave an address for a subscription: the mail asks whether it was they. */
export const draftSubscriptionMails: DraftMails = async (db, event) => {
  if (event.name !== "savedSearch.requested" || !isUuid(event.subjectId)) return [];
  const search = await db.savedSearch.findUnique({
    where: { id: event.subjectId },
    select: { id: true, name: true, email: true, locale: true },
  });
  if (!search?.email) return [];
  return [
    {
      ...{ kind: "subscription.confirm", userId: null, toAddress: search.email, locale: readLocale(search.locale) },
      params: { searchId: search.id, title: search.name },
    },
  ];
};
