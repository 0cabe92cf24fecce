import type { ReactNode } from "react";
import { StatusBadge } from "#components/status-badge.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { CertificateView } from "#lib/organizations/queries/certificates.ts";

/** In force and checked by staff, in force and stated by the firm, or over. */
function Standing({ locale, certificate }: { locale: Locale; certificate: CertificateView }) {
  if (!certificate.isInForce) return <StatusBadge tone="over">{t(locale, "certificates.stateEnded")}</StatusBadge>;
  return certificate.checkedAt ? (
    <StatusBadge tone="good">{t(locale, "certificates.stateChecked")}</StatusBadge>
  ) : (
    <StatusBadge>{t(locale, "certificates.stateStated")}</StatusBadge>
  );
}

/** The way to a certificate's scan, or that there is none. */
export function ScanLink({
  locale,
  certificate: { id, qualification, scanBytes },
}: {
  locale: Locale;
  certificate: Pick<CertificateView, "id" | "qualification" | "scanBytes">;
}) {
  if (scanBytes === null) return <span className="text-sm text-ink-3">{t(locale, "certificates.scanNone")}</span>;
  return (
    <a
      className="link py-2"
      href={`/files/certificates/${id}`}
      aria-label={t(locale, "certificates.scanOpenOf", { name: qualification })}
    >
      {t(locale, "certificates.scanOpen")}
    </a>
  );
}

/** Certificates as rows of a ledger: what, how far it can be relied on, its facts; `children` adds what the reader can do. */
export function CertificateList({
  locale,
  label,
  certificates,
  children,
}: {
  locale: Locale;
  label: string;
  certificates: readonly CertificateView[];
  children?: (certificate: CertificateView) => ReactNode;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-rule border-y border-rule">
      {certificates.map((certificate) => {
        const { validUntil, checkedAt, checkedBy } = certificate;
        const day = checkedAt && dayOf(checkedAt);
        const facts = [
          certificate.number && `${t(locale, "certificates.number")} ${certificate.number}`,
          certificate.issuer,
          validUntil ? t(locale, "certificates.validTo", { day: validUntil }) : t(locale, "certificates.validForever"),
          certificate.recognisedIn,
          day &&
            (checkedBy
              ? t(locale, "certificates.checkedBy", { name: checkedBy, day })
              : t(locale, "certificates.checkedOn", { day })),
        ].filter(Boolean);
        return (
          <li key={certificate.id} className="py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium [overflow-wrap:anywhere]">{certificate.qualification}</span>
              <Standing locale={locale} certificate={certificate} />
            </p>
            <p className="text-sm text-ink-2 [overflow-wrap:anywhere]">{facts.join(" · ")}</p>
            {children?.(certificate)}
          </li>
        );
      })}
    </ul>
  );
}
