import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { CheckboxGroup } from "#components/choice-field.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { SCOPE_LABELS } from "#lib/accounts/labels.ts";
import { allowedScopes, type Scope } from "#lib/accounts/model/scopes.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { isModerator } from "#lib/policies/actor.ts";
import { dropKey, makeKey } from "./actions.ts";

type Key = { id: string; name: string; prefix: string; scopes: readonly string[]; createdAt: Date; lastUsedAt: Date | null };

/** Keys for scripts: made here, shown once, ended here. */
export function ApiKeys({ ctx, keys }: { ctx: Context; keys: readonly Key[] }) {
  const { locale, actor } = ctx;
  return (
    <Section title={t(locale, "auth.settingsKeys")} id="keys">
      <p className="mb-4 text-ink-2">
        {t(locale, "auth.settingsKeysText")}{" "}
        <Link className="link" href={localePath(locale, "/developers")}>
          {t(locale, "auth.settingsKeysDocs")}
        </Link>
      </p>
      {keys.length === 0 ? (
        <p className="text-ink-2">{t(locale, "auth.settingsKeysEmpty")}</p>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {keys.map((key) => (
            <li key={key.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div>
                <p className="font-medium">
                  {key.name} <code className="text-ink-3">{key.prefix}…</code>
                </p>
                <p className="text-sm text-ink-2">
                  {key.scopes
                    .map((scope) => labelsIn(locale, SCOPE_LABELS)[scope as Scope] ?? scope)
                    .join(t(locale, "common.listSeparator"))}
                  {" · "}
                  {t(locale, "auth.settingsKeyMadeAt")} {dayOf(key.createdAt)}
                  {" · "}
                  {key.lastUsedAt
                    ? `${t(locale, "auth.settingsKeyUsedAt")} ${dayOf(key.lastUsedAt)}`
                    : t(locale, "auth.settingsKeyNever")}
                </p>
              </div>
              <ActionForm action={dropKey} label={t(locale, "auth.settingsKeyRevokeNamed", { name: key.name })}>
                <input type="hidden" name="id" value={key.id} />
                <SubmitButton look="quiet" aria-label={t(locale, "auth.settingsKeyRevokeNamed", { name: key.name })}>
                  {t(locale, "auth.settingsKeyRevoke")}
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      <ActionForm action={makeKey} label={t(locale, "auth.settingsKeyMake")} className="mt-6 space-y-6">
        <TextField name="name" label={t(locale, "auth.settingsKeyName")} required />
        <CheckboxGroup
          name="scopes"
          label={t(locale, "auth.settingsKeyScopes")}
          choices={allowedScopes(isModerator(actor)).map((scope) => ({
            value: scope,
            label: labelsIn(locale, SCOPE_LABELS)[scope],
          }))}
          columns={3}
          required
        />
        <SubmitButton look="secondary">{t(locale, "auth.settingsKeyMake")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
