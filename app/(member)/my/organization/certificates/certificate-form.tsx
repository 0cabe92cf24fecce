import { ActionForm } from "#components/action-form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { CertificateView } from "#lib/organizations/queries/certificates.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { save } from "./actions.ts";

/** The facts of a certificate; the names of known qualifications are offered, any other may be written. */
export async function CertificateForm({ ctx, certificate }: { ctx: Context; certificate: CertificateView | null }) {
  const { locale, db } = ctx;
  const terms = await taxonomyOf(db, "qualification");
  return (
    <ActionForm action={save} label={t(locale, certificate ? "certificates.editTitle" : "certificates.newTitle")}>
      {certificate && <input type="hidden" name="id" value={certificate.id} />}
      {certificate && <input type="hidden" name="version" value={certificate.version} />}
      <TextField
        name="qualification"
        label={t(locale, "certificates.qualification")}
        hint={t(locale, "certificates.qualificationHint")}
        defaultValue={certificate?.qualification}
        list="known-qualifications"
        required
      />
      <datalist id="known-qualifications">
        {terms.map(({ code, labelZh }) => (
          <option key={code} value={labelZh} />
        ))}
      </datalist>
      <TextField name="number" label={t(locale, "certificates.number")} defaultValue={certificate?.number} spellCheck={false} />
      <TextField name="issuer" label={t(locale, "certificates.issuer")} defaultValue={certificate?.issuer} />
      <TextField
        name="validUntil"
        type="date"
        label={t(locale, "certificates.validUntil")}
        hint={t(locale, "certificates.validUntilHint")}
        defaultValue={certificate?.validUntil ?? undefined}
      />
      <TextField
        name="recognisedIn"
        label={t(locale, "certificates.recognisedIn")}
        hint={t(locale, "certificates.recognisedInHint")}
        defaultValue={certificate?.recognisedIn}
      />
      {certificate?.checkedAt && <p className="text-ink-2">{t(locale, "certificates.changedHint")}</p>}
      <SubmitButton>{t(locale, "certificates.save")}</SubmitButton>
    </ActionForm>
  );
}
