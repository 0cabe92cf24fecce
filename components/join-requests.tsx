import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";

type Request = { id: string; note: string; byClaim: boolean; createdAt: Date; user: { name: string } };

/** Who asks to join a firm, each with its two buttons. */
export function JoinRequests({
  locale,
  requests,
  action,
  organizationId,
}: {
  locale: Locale;
  requests: readonly Request[];
  action: FormAction;
  /** For staff, whose form names the firm. */
  organizationId?: string;
}) {
  if (requests.length === 0) return <p className="text-ink-2">{t(locale, "organizations.joinRequestsEmpty")}</p>;
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {requests.map(({ id, note, byClaim, createdAt, user }) => (
        <li key={id} className="space-y-2 py-3">
          <p className="font-medium">
            {t(locale, byClaim ? "organizations.joinRequestByClaim" : "organizations.joinRequestBy", {
              name: user.name,
              day: dayOf(createdAt),
            })}
          </p>
          {note && <p className="whitespace-pre-line text-ink-2">{note}</p>}
          <ActionForm action={action} label={t(locale, "organizations.joinAcceptNamed", { name: user.name })}>
            <input type="hidden" name="requestId" value={id} />
            {organizationId && <input type="hidden" name="id" value={organizationId} />}
            <div className="flex flex-wrap gap-3">
              <SubmitButton
                name="decision"
                value="accept"
                look="secondary"
                aria-label={t(locale, "organizations.joinAcceptNamed", { name: user.name })}
              >
                {t(locale, "organizations.joinAccept")}
              </SubmitButton>
              <SubmitButton
                name="decision"
                value="decline"
                look="quiet"
                aria-label={t(locale, "organizations.joinDeclineNamed", { name: user.name })}
              >
                {t(locale, "organizations.joinDecline")}
              </SubmitButton>
            </div>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
