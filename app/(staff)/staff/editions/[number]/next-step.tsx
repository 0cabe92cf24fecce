import { ActionForm } from "#components/action-form.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { editionMoves } from "#lib/editions/lifecycle.ts";
import type { Issue } from "#lib/editions/queries/editions.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { Actor } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { freeze, publish } from "../actions.ts";

type Props = { locale: Locale; actor: Actor; issue: Issue; now: Date; intact: boolean };

/** The one move that the issue waits for, or why this person cannot make it. */
export function NextStep({ locale, actor, issue, now, intact }: Props) {
  const { edition, frozenById } = issue;
  const mayFreeze = can(actor, "edition.freeze", null);
  const hidden = (
    <>
      <input type="hidden" name="number" value={edition.number} />
      <input type="hidden" name="version" value={edition.version} />
    </>
  );
  if ((editionMoves.freeze.from as readonly string[]).includes(edition.status) && mayFreeze) {
    return (
      <Section title={t(locale, "editions.freezeTitle")} className="mt-8">
        <p className="mb-4 max-w-measure">{t(locale, "editions.freezeExplain", { count: edition.rows.length })}</p>
        {new Date(edition.cutoff) > now && (
          <Notice kind="warn" className="mb-4">
            {t(locale, "editions.freezeFuture")}
          </Notice>
        )}
        <ActionForm action={freeze}>
          {hidden}
          <SubmitButton>{t(locale, "editions.freeze")}</SubmitButton>
        </ActionForm>
      </Section>
    );
  }
  if (edition.status !== "FROZEN" || !mayFreeze) return null;
  if (!can(actor, "edition.publish", { frozenById })) {
    const same = actor.userId === frozenById;
    return <Notice className="mt-8">{t(locale, same ? "editions.publishSamePerson" : "editions.publishNotEditor")}</Notice>;
  }
  if (!intact) return null;
  return (
    <Section title={t(locale, "editions.publishTitle")} className="mt-8">
      <p className="mb-4 max-w-measure">{t(locale, "editions.publishExplain")}</p>
      <ActionForm action={publish}>
        {hidden}
        <SubmitButton>{t(locale, "editions.publish")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
