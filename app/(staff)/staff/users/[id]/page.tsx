import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/action-form.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { FactsTable } from "#components/facts-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { ACCOUNT_MESSAGES, PASSWORD_HINTS, ROLE_LABELS } from "#lib/accounts/labels.ts";
import { findUser } from "#lib/accounts/queries/list-users.ts";
import { requireStaff } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { can } from "#lib/policies/authorize.ts";
import { changeRole, replacePassword, switchUser } from "../actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "auth.usersTitle") };

/** One account, for admins: role, state, a new password. Nobody does this to themselves. */
async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requireStaff(`/staff/users/${id}`);
  const { locale, actor } = ctx;
  if (!can(actor, "user.manage", null)) redirect("/staff");
  const user = await findUser(ctx, id);
  if (!user) throw new DomainError("NOT_FOUND", "no such user");
  return (
    <Page width="form">
      <PageHeading
        title={user.name}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: "/staff/users", label: t(locale, "auth.usersTitle") }, { label: user.name }]}
          />
        }
      />
      <FactsTable
        columns={1}
        facts={[
          { label: t(locale, "auth.usersContact"), value: [user.email, user.mobile].filter(Boolean).join(" · ") },
          { label: t(locale, "auth.usersRole"), value: ROLE_LABELS[user.role] },
          { label: t(locale, "auth.usersFirm"), value: user.organization?.name ?? t(locale, "common.none") },
          { label: t(locale, "auth.usersState"), value: t(locale, user.disabled ? "auth.usersDisabled" : "auth.usersEnabled") },
          { label: t(locale, "auth.usersSince"), value: dayOf(user.createdAt) },
        ]}
      />
      {id === actor.userId ? (
        <Notice className="mt-6">{ACCOUNT_MESSAGES.ownAccount}</Notice>
      ) : (
        <>
          <Section title={t(locale, "auth.usersSetRole")}>
            <ActionForm action={changeRole} label={t(locale, "auth.usersSetRole")}>
              <input type="hidden" name="id" value={id} />
              <SelectField
                name="role"
                label={t(locale, "auth.usersRole")}
                choices={Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }))}
                defaultValue={user.role}
              />
              <SubmitButton look="secondary">{t(locale, "auth.usersSetRole")}</SubmitButton>
            </ActionForm>
          </Section>
          <Section title={t(locale, "auth.usersState")}>
            <ActionForm action={switchUser} label={t(locale, "auth.usersState")}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="to" value={user.disabled ? "enabled" : "disabled"} />
              <SubmitButton look={user.disabled ? "secondary" : "danger"}>
                {t(locale, user.disabled ? "auth.usersEnable" : "auth.usersDisable")}
              </SubmitButton>
            </ActionForm>
          </Section>
          <Section title={t(locale, "auth.usersSetPassword")}>
            <ActionForm action={replacePassword} label={t(locale, "auth.usersSetPassword")}>
              <input type="hidden" name="id" value={id} />
              <TextField
                name="password"
                type="password"
                label={t(locale, "auth.newPassword")}
                hint={PASSWORD_HINTS[env().PASSWORD_PROFILE]}
                autoComplete="new-password"
                required
              />
              <SubmitButton look="secondary">{t(locale, "auth.usersSetPassword")}</SubmitButton>
            </ActionForm>
          </Section>
        </>
      )}
    </Page>
  );
}

export default guarded(UserPage);
