import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LinkButton } from "#components/button.tsx";
import { guarded } from "#components/guarded.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { getConcept } from "#lib/ontology/queries/get-concept.ts";
import { can } from "#lib/policies/authorize.ts";
import { edit } from "../../actions.ts";
import { conceptAddress, conceptEditAddress, one } from "../../addresses.ts";
import { ConceptForm } from "../../concept-form.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.edit") };

/** A concept's names, relations and contexts, to be written anew. */
async function EditConceptPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const name = one((await searchParams).name);
  const ctx = await requireStaff(conceptEditAddress(name));
  const { locale } = ctx;
  const { concept, removed, version } = await getConcept(ctx, name);
  if (removed || !can(ctx.actor, "taxonomy.edit", null)) redirect(conceptAddress(name));
  return (
    <ConceptForm
      locale={locale}
      title={t(locale, "ontology.editTitle", { name })}
      intro={t(locale, "ontology.editIntro")}
      trail={[{ href: conceptAddress(name), label: name }, { label: t(locale, "ontology.edit") }]}
      action={edit}
      concept={concept}
    >
      <input type="hidden" name="version" value={version} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t(locale, "ontology.save")}</SubmitButton>
        <LinkButton look="quiet" href={conceptAddress(name)}>
          {t(locale, "ontology.cancel")}
        </LinkButton>
      </div>
    </ConceptForm>
  );
}

export default guarded(EditConceptPage);
