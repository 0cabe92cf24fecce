import { type Locale, t } from "#lib/i18n/catalogue.ts";

/** The sentence for next-auth's word in the address; never the word itself, which anybody can write there. */
export function signInError(locale: Locale, code: string): string {
  switch (code) {
    case "CredentialsSignin":
    case "RateLimited":
    case "Stale":
    case "LinkOver":
      return t(locale, `auth.error${code}`);
    default:
      return t(locale, "auth.errorOther");
  }
}
