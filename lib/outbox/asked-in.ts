import { DEFAULT_LOCALE } from "#lib/i18n/locales.ts";
import type { Context } from "#lib/kernel/context.ts";

/**
 * The language in which a mail was asked for, as data of the event: who asks on a page of another language reads it, whatever
 * the account says. Nothing in the site's own language, in which scripts and the command line ask, too.
 */
export const askedIn = ({ locale }: Context): { locale?: string } => (locale === DEFAULT_LOCALE ? {} : { locale });
