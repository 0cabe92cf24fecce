import type { Locale } from "#lib/i18n/catalogue.ts";
import type { MailParams } from "../model/params.ts";

/** What a kind of mail says. `path` is below APP_BASE_URL; `withToken` adds the link's secret to it. */
export type Content = {
  subject: string;
  text: string;
  action: { label: string; path: string; withToken?: boolean } | null;
};

export type Template = (locale: Locale, params: MailParams) => Content;
