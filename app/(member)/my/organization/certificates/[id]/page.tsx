import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { FileField } from "#components/file-field.tsx";
import { type UploadState, uploadState } from "#components/file-upload.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type CertificateView, getOwnCertificate } from "#lib/organizations/queries/certificates.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCEPTED_TYPES, FILE_LIMIT_BYTES } from "#lib/storage/file-kinds.ts";
import { remove } from "../actions.ts";
import { CertificateForm } from "../certificate-form.tsx";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; problem?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "certificates.editTitle") };
}

/** One certificate of the own firm: its facts, its scan, and the way to take it out. */
async function CertificatePage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const ctx = await requireContext(`/my/organization/certificates/${id}`);
  const { locale, actor } = ctx;
  const certificate = await getOwnCertificate(ctx, id);
  authorize(actor, "organization.edit", { organizationId: actor.organizationId ?? "", claimed: true });
  const home = localePath(locale, "/my/organization");
  const state = uploadState(locale, query);
  return (
    <Page width="form">
      <PageHeading
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: home, label: t(locale, "organizations.myTitle") }, { label: certificate.qualification }]}
          />
        }
        title={certificate.qualification}
      />
      <div className="mb-6 space-y-3 empty:hidden">
        {query.done === "saved" && <Notice kind="ok">{t(locale, "certificates.saved")}</Notice>}
        {query.done === "scan" && <Notice kind="ok">{t(locale, "certificates.scanSaved")}</Notice>}
        {state.problem?.field === "form" && <Notice kind="err">{state.problem.text}</Notice>}
      </div>
      <Section title={t(locale, "certificates.scanTitle")} id="upload">
        <Scan locale={locale} certificate={certificate} state={state} />
      </Section>
      <Section title={t(locale, "certificates.editTitle")}>
        <CertificateForm ctx={ctx} certificate={certificate} />
      </Section>
      <div className="mt-10">
        <Disclosure summary={t(locale, "certificates.remove")}>
          <ActionForm action={remove} label={t(locale, "certificates.remove")}>
            <input type="hidden" name="id" value={certificate.id} />
            <p className="text-ink-2">{t(locale, "certificates.removeText", { name: certificate.qualification })}</p>
            <SubmitButton look="danger">{t(locale, "certificates.remove")}</SubmitButton>
          </ActionForm>
        </Disclosure>
      </div>
      <p className="mt-8">
        <LinkButton look="secondary" href={`${home}#certificates`}>
          {t(locale, "certificates.back")}
        </LinkButton>
      </p>
    </Page>
  );
}

export default guarded(CertificatePage);

function Scan({ locale, certificate, state }: { locale: Locale; certificate: CertificateView; state: UploadState }) {
  const { id, scanBytes } = certificate;
  return (
    <>
      <p className="mb-4 text-ink-2">{t(locale, "certificates.scanText")}</p>
      {scanBytes !== null && (
        <p className="mb-4">
          <a className="link inline-block py-2" href={`/files/certificates/${id}`}>
            {t(locale, "certificates.scanOpen")}
          </a>
        </p>
      )}
      <form
        action={localePath(locale, `/my/organization/certificates/${id}/upload`)}
        method="post"
        encType="multipart/form-data"
        aria-label={t(locale, "certificates.scanTitle")}
        className="space-y-6"
      >
        <FileField
          name="file"
          label={t(locale, "certificates.scan")}
          hint={t(locale, "certificates.scanHint")}
          accept={ACCEPTED_TYPES}
          most={{ bytes: FILE_LIMIT_BYTES, message: t(locale, "files.tooLarge") }}
          required
          {...(state.problem?.field === "file" && { error: state.problem.text })}
        />
        <SubmitButton look="secondary">
          {t(locale, scanBytes === null ? "certificates.scanUpload" : "certificates.scanReplace")}
        </SubmitButton>
      </form>
    </>
  );
}
