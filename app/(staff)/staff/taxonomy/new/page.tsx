import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { can } from "#lib/policies/authorize.ts";
import { add } from "../actions.ts";
import { one, TAXONOMY } from "../addresses.ts";
import { ConceptForm } from "../concept-form.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.addTitle") };

/** A new concept of staff's own. */
async function NewConceptPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(`${TAXONOMY}/new`);
  const { locale } = ctx;
  if (!can(ctx.actor, "taxonomy.edit", null)) redirect(TAXONOMY);
  const name = one((await searchParams).name).slice(0, 60);
  const title = t(locale, "ontology.addTitle");
  return (
    <ConceptForm
      locale={locale}
      title={title}
      intro={t(locale, "ontology.addIntro")}
      trail={[{ label: title }]}
      action={add}
      concept={null}
      name={name}
    >
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t(locale, "ontology.add")}</SubmitButton>
        <LinkButton look="quiet" href={TAXONOMY}>
          {t(locale, "ontology.cancel")}
        </LinkButton>
      </div>
    </ConceptForm>
  );
}

export default guarded(NewConceptPage);
