import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { CertificateList, ScanLink } from "#components/certificate-list.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { CertificateView } from "#lib/organizations/queries/certificates.ts";

/** The qualification passport of the own firm. Members read it; owners change it. */
export function Certificates({
  locale,
  certificates,
  mayEdit,
}: {
  locale: Locale;
  certificates: readonly CertificateView[];
  mayEdit: boolean;
}) {
  return (
    <Section title={t(locale, "certificates.title")} id="certificates">
      <p className="mb-4 text-ink-2">{t(locale, "certificates.intro")}</p>
      {certificates.length === 0 ? (
        <EmptyState title={t(locale, "certificates.none")}>{t(locale, "certificates.noneText")}</EmptyState>
      ) : (
        <CertificateList locale={locale} label={t(locale, "certificates.title")} certificates={certificates}>
          {(certificate) => (
            <p className="flex flex-wrap items-center gap-x-4">
              <ScanLink locale={locale} certificate={certificate} />
              {mayEdit && (
                <Link
                  className="link py-2"
                  prefetch={false}
                  href={localePath(locale, `/my/organization/certificates/${certificate.id}`)}
                  aria-label={t(locale, "certificates.editOf", { name: certificate.qualification })}
                >
                  {t(locale, "certificates.edit")}
                </Link>
              )}
            </p>
          )}
        </CertificateList>
      )}
      {mayEdit && (
        <p className="mt-4">
          <LinkButton look="secondary" href={localePath(locale, "/my/organization/certificates/new")}>
            {t(locale, "certificates.add")}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}
