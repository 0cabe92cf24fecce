import Link from "next/link";
import { CheckboxField } from "#components/choice-field.tsx";
import { TextField } from "#components/text-field.tsx";
import { PASSWORD_HINTS } from "#lib/accounts/labels.ts";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";

/** How somebody will sign in: address or number, and a password. */
export function CredentialFields({ locale, identifier }: { locale: Locale; identifier?: string }) {
  return (
    <>
      <TextField
        name="identifier"
        label={t(locale, "auth.identifier")}
        hint={t(locale, "auth.registerIdentifierHint")}
        defaultValue={identifier}
        autoComplete="username"
        spellCheck={false}
        required
      />
      <TextField
        name="password"
        type="password"
        label={t(locale, "auth.password")}
        hint={phraseIn(locale, PASSWORD_HINTS[env().PASSWORD_PROFILE])}
        autoComplete="new-password"
        required
      />
    </>
  );
}

/** The box that starts unticked, with the two texts beside it. */
export function PolicyField({ locale }: { locale: Locale }) {
  return (
    <CheckboxField name="acceptPolicy" label={t(locale, "auth.registerPolicy")} required>
      <p className="text-sm">
        {t(locale, "auth.registerPolicyRead")}{" "}
        <Link className="link inline-block py-1" href={localePath(locale, "/terms")}>
          {t(locale, "auth.registerPolicyTerms")}
        </Link>
        {t(locale, "auth.registerPolicyAnd")}
        <Link className="link inline-block py-1" href={localePath(locale, "/privacy")}>
          {t(locale, "auth.registerPolicyPrivacy")}
        </Link>
      </p>
    </CheckboxField>
  );
}
