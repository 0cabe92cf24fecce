import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { JoinRequests } from "#components/join-requests.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { MemberView } from "#lib/organizations/model.ts";
import { listInvitations, listOpenJoinRequests } from "#lib/organizations/queries/join-requests.ts";
import { can } from "#lib/policies/authorize.ts";
import { decideOwnJoin, invite, leave, makeOwner, remove } from "./actions.ts";

/** The people of the own firm: who they are, who was invited, who asks to join, how to leave. */
export async function People({
  ctx,
  organizationId,
  members,
}: {
  ctx: Context;
  organizationId: string;
  members: readonly MemberView[];
}) {
  const { locale, actor } = ctx;
  const firm = { organizationId, claimed: true };
  const manages = can(actor, "organization.manageMembers", firm);
  return (
    <>
      <Section title={t(locale, "organizations.membersTitle")}>
        <ul className="divide-y divide-rule border-y border-rule">
          {members.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div>
                <p className="font-medium">
                  {one.name}
                  {one.id === actor.userId && t(locale, "organizations.memberYou")}
                </p>
                <p className="text-sm text-ink-2">
                  {t(locale, one.role === "owner" ? "organizations.roleOwner" : "organizations.roleMember")}
                  {[one.email, one.mobile].filter(Boolean).map((text) => ` · ${text}`)}
                </p>
              </div>
              {manages && one.id !== actor.userId && (
                <div className="basis-full space-y-1">
                  <Move action={makeOwner} userId={one.id} label={t(locale, "organizations.handOverNamed", { name: one.name })}>
                    {t(locale, "organizations.handOverText")}
                  </Move>
                  <Move action={remove} userId={one.id} label={t(locale, "organizations.removeNamed", { name: one.name })}>
                    {t(locale, "organizations.removeText")}
                  </Move>
                </div>
              )}
            </li>
          ))}
        </ul>
        {can(actor, "organization.invite", firm) && <Invitations ctx={ctx} organizationId={organizationId} />}
      </Section>
      {can(actor, "organization.decideJoin", firm) && (
        <Section title={t(locale, "organizations.joinRequestsTitle")} id="join-requests">
          <JoinRequests locale={locale} requests={await listOpenJoinRequests(ctx, organizationId)} action={decideOwnJoin} />
        </Section>
      )}
      {can(actor, "organization.leave", firm) && (
        <Section title={t(locale, "organizations.leave")}>
          <Move action={leave} label={t(locale, "organizations.leave")}>
            {t(locale, "organizations.leaveText")}
          </Move>
        </Section>
      )}
    </>
  );
}

/** What cannot be taken back by oneself: folded away, with what it does and its own button. */
function Move({ action, userId, label, children }: { action: FormAction; userId?: string; label: string; children: ReactNode }) {
  return (
    <Disclosure summary={label}>
      <ActionForm action={action} label={label} className="max-w-form border-l-2 border-rule pl-4">
        {userId && <input type="hidden" name="userId" value={userId} />}
        <p className="text-ink-2">{children}</p>
        <SubmitButton look="danger">{label}</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}

async function Invitations({ ctx, organizationId }: { ctx: Context; organizationId: string }) {
  const { locale } = ctx;
  const open = await listInvitations(ctx, organizationId);
  return (
    <div className="mt-6 space-y-4">
      <ActionForm action={invite} label={t(locale, "organizations.inviteSend")}>
        <TextField
          name="inviteEmail"
          label={t(locale, "organizations.inviteEmail")}
          inputMode="email"
          autoComplete="off"
          required
        />
        <SubmitButton look="secondary">{t(locale, "organizations.inviteSend")}</SubmitButton>
      </ActionForm>
      {open.length > 0 && (
        <div>
          <p className="text-sm text-ink-3">{t(locale, "organizations.invitationsOpen")}</p>
          <ul>
            {open.map(({ id, email, expiresAt }) => (
              <li key={id}>{t(locale, "organizations.invitationLine", { email: email ?? "", day: dayOf(expiresAt) })}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
