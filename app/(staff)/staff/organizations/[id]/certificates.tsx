import { ActionForm } from "#components/action-form.tsx";
import { CertificateList, ScanLink } from "#components/certificate-list.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { CertificateView } from "#lib/organizations/queries/certificates.ts";
import { check } from "../actions.ts";

/** The certificates of a firm for staff: the facts, the scan, and the mark that they were checked. */
export function StaffCertificates({
  locale,
  firmId,
  certificates,
  mayCheck,
}: {
  locale: Locale;
  firmId: string;
  certificates: readonly CertificateView[];
  mayCheck: boolean;
}) {
  if (certificates.length === 0) return null;
  return (
    <Section title={t(locale, "certificates.title")}>
      <p className="mb-4 text-ink-2">{t(locale, "certificates.staffText")}</p>
      <CertificateList locale={locale} label={t(locale, "certificates.title")} certificates={certificates}>
        {(certificate) => {
          const { id, qualification, checkedAt, version } = certificate;
          const label = t(locale, checkedAt ? "certificates.staffUncheckOf" : "certificates.staffCheckOf", {
            name: qualification,
          });
          return (
            <div className="flex flex-wrap items-center gap-x-4">
              <ScanLink locale={locale} certificate={certificate} />
              {mayCheck && (
                <ActionForm action={check} label={label}>
                  <input type="hidden" name="id" value={firmId} />
                  <input type="hidden" name="certificateId" value={id} />
                  <input type="hidden" name="version" value={version} />
                  <SubmitButton look="quiet" name="checked" value={checkedAt ? "no" : "yes"} aria-label={label}>
                    {t(locale, checkedAt ? "certificates.staffUncheck" : "certificates.staffCheck")}
                  </SubmitButton>
                </ActionForm>
              )}
            </div>
          );
        }}
      </CertificateList>
    </Section>
  );
}
