import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { CredentialFields, PolicyField } from "../register/person-fields.tsx";
import { join, registerAndJoin } from "./actions.ts";

export type EntryPage = {
  by: "join" | "invitation" | "claim";
  organization: { id: string; name: string };
  token?: string;
  /** The address a mailed link went to, to start with. */
  email?: string | null;
  /** This page with its parameters: where to come back to after signing in. */
  here: string;
};

const WORDS = {
  join: {
    title: "organizations.joinTitle",
    intro: "organizations.joinIntro",
    act: "organizations.requestJoin",
    anew: "organizations.joinNewAccount",
  },
  invitation: {
    title: "organizations.inviteTitle",
    intro: "organizations.inviteIntro",
    act: "organizations.inviteAccept",
    anew: "organizations.inviteNewAccount",
  },
  claim: {
    title: "organizations.claimTitle",
    intro: "organizations.claimIntro",
    act: "organizations.claimButton",
    anew: "organizations.claimNewAccount",
  },
} as const;

/** The three ways into a firm that exists look alike: one press for who is signed in, a short registration for who is not. */
export function EntryForms({ ctx, page }: { ctx: Context; page: EntryPage }) {
  const { locale, actor } = ctx;
  const { by, organization, token, email, here } = page;
  const words = WORDS[by];
  const hidden = (
    <>
      <input type="hidden" name="by" value={by} />
      {by === "join" && <input type="hidden" name="organizationId" value={organization.id} />}
      {token && <input type="hidden" name="token" value={token} />}
    </>
  );
  const note = by === "join" && (
    <TextArea name="note" label={t(locale, "organizations.joinNote")} hint={t(locale, "organizations.joinNoteHint")} rows={3} />
  );
  return (
    <Page width="form">
      <PageHeading title={t(locale, words.title)} intro={t(locale, words.intro, { name: organization.name })} />
      {isSignedIn(actor) ? (
        can(actor, "organization.requestJoin", null) ? (
          <ActionForm action={join} label={t(locale, words.title)}>
            {hidden}
            {note}
            <SubmitButton>{t(locale, words.act)}</SubmitButton>
          </ActionForm>
        ) : (
          <Notice kind="warn">{t(locale, "organizations.joinHasFirm")}</Notice>
        )
      ) : (
        <>
          <LinkButton look="secondary" href={localePath(locale, `/login?callbackUrl=${encodeURIComponent(here)}`)}>
            {t(locale, "organizations.joinSignIn")}
          </LinkButton>
          <Section title={t(locale, words.anew)} className="mt-8">
            <ActionForm action={registerAndJoin} label={t(locale, words.anew)}>
              {hidden}
              <TextField name="name" label={t(locale, "auth.personName")} autoComplete="name" required />
              <CredentialFields locale={locale} identifier={email ?? undefined} />
              {note}
              <PolicyField locale={locale} />
              <SubmitButton>{t(locale, words.act)}</SubmitButton>
            </ActionForm>
          </Section>
        </>
      )}
    </Page>
  );
}

/** A link that is over, or an address without what it needs. */
export function EntryOver({ ctx, by }: { ctx: Context; by: EntryPage["by"] }) {
  const { locale } = ctx;
  return (
    <Page width="form">
      <PageHeading title={t(locale, WORDS[by].title)} />
      <Notice kind="err">{t(locale, by === "join" ? "organizations.joinUnknown" : "organizations.linkOver")}</Notice>
    </Page>
  );
}
