import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { CertificateList } from "#components/certificate-list.tsx";
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
          {({ id, qualification, scanBytes }) => (
            <p className="flex flex-wrap items-center gap-x-4">
              {scanBytes === null ? (
                <span className="text-sm text-ink-3">{t(locale, "certificates.scanNone")}</span>
              ) : (
                <a
                  className="link py-2"
                  href={`/files/certificates/${id}`}
                  aria-label={t(locale, "certificates.scanOpenOf", { name: qualification })}
                >
                  {t(locale, "certificates.scanOpen")}
                </a>
              )}
              {mayEdit && (
                <Link
                  className="link py-2"
                  prefetch={false}
                  href={localePath(locale, `/my/organization/certificates/${id}`)}
                  aria-label={t(locale, "certificates.editOf", { name: qualification })}
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
