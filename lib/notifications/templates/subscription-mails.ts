import { t } from "#lib/i18n/catalogue.ts";
import type { MailKind } from "../model/params.ts";
import type { Template } from "./template.ts";

/** The mail that asks an address whether it wants a subscription; its link is signed when the mail is sent. */
export const subscriptionMails: Record<Extract<MailKind, `subscription.${string}`>, Template> = {
  "subscription.confirm": (l, { title }) => ({
    subject: t(l, "alerts.confirmSubject", { title }),
    text: t(l, "alerts.confirmText", { title }),
    action: { label: t(l, "alerts.confirmAction"), path: "/subscribe/confirm", withToken: true },
  }),
};
