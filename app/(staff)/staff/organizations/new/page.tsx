import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { OrganizationFields } from "#components/organization-form.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { enter } from "../actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "organizations.staffNew") };

/** A firm without an account, entered for it. */
async function NewOrganizationPage() {
  const { locale } = await requireStaff("/staff/organizations/new");
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "organizations.staffNew")}
        intro={t(locale, "organizations.staffNewIntro")}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: "/staff/organizations", label: t(locale, "organizations.staffTitle") },
              { label: t(locale, "organizations.staffNew") },
            ]}
          />
        }
      />
      <ActionForm action={enter}>
        <OrganizationFields locale={locale} values={null} />
        <SubmitButton>{t(locale, "organizations.staffCreate")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export default guarded(NewOrganizationPage);
