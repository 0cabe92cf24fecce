import type { Metadata } from "next";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { CertificateForm } from "../certificate-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "certificates.newTitle") };
}

/** The form of a new certificate; its scan is added once it is saved. */
async function NewCertificatePage() {
  const ctx = await requireContext("/my/organization/certificates/new");
  const { locale, actor } = ctx;
  if (!actor.organizationId) throw new DomainError("NOT_FOUND", "no firm");
  authorize(actor, "organization.edit", { organizationId: actor.organizationId, claimed: true });
  const title = t(locale, "certificates.newTitle");
  return (
    <Page width="form">
      <PageHeading
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: localePath(locale, "/my/organization"), label: t(locale, "organizations.myTitle") },
              { label: title },
            ]}
          />
        }
        title={title}
        intro={t(locale, "certificates.intro")}
      />
      <CertificateForm ctx={ctx} certificate={null} />
    </Page>
  );
}

export default guarded(NewCertificatePage);
