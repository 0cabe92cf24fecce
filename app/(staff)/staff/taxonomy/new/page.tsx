import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "#components/action-form.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { can } from "#lib/policies/authorize.ts";
import { add } from "../actions.ts";
import { one, TAXONOMY } from "../addresses.ts";
import { ConceptFields } from "../concept-fields.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.addTitle") };

/** A new concept of staff's own. */
async function NewConceptPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(`${TAXONOMY}/new`);
  const { locale } = ctx;
  if (!can(ctx.actor, "taxonomy.edit", null)) redirect(TAXONOMY);
  const name = one((await searchParams).name).slice(0, 60);
  const title = t(locale, "ontology.addTitle");
  return (
    <Page width="form">
      <PageHeading
        title={title}
        intro={t(locale, "ontology.addIntro")}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[{ href: TAXONOMY, label: t(locale, "ontology.title") }, { label: title }]}
          />
        }
      />
      <ActionForm action={add} label={title}>
        <ConceptFields locale={locale} concept={null} name={name} />
        <SubmitButton>{t(locale, "ontology.add")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export default guarded(NewConceptPage);
