import Link from "next/link";
import { Notice } from "#components/notice.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { listEndingCertificates } from "#lib/organizations/queries/certificates.ts";

/** On the desk, 30 days before a certificate ends and for 30 days after: what it is, and the way to bring it up to date. */
export async function CertificateNotice({ ctx }: { ctx: Context }) {
  const { locale } = ctx;
  const ending = await listEndingCertificates(ctx);
  if (ending.length === 0) return null;
  return (
    <Notice kind="warn" title={t(locale, "certificates.deskTitle")}>
      <ul>
        {ending.map(({ id, qualification, validUntil, hasEnded }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            {t(locale, hasEnded ? "certificates.deskEnded" : "certificates.deskEnding", { name: qualification, day: validUntil })}
            <Link className="link py-2" prefetch={false} href={localePath(locale, `/my/organization/certificates/${id}`)}>
              {t(locale, "certificates.deskAction")}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
