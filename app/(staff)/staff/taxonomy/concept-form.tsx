import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { CONCEPT_KINDS, type Concept } from "#lib/ontology/model/concept.ts";
import { TAXONOMY } from "./addresses.ts";

const lines = (names: readonly string[] = []) => names.join("，");

type FormProps = {
  locale: Locale;
  title: string;
  intro: string;
  /** Between the start of the taxonomy and this page. */
  trail: readonly { href?: string; label: string }[];
  action: FormAction;
  /** Null for a new one, which is given its `name` here. */
  concept: Concept | null;
  name?: string;
  /** What the form carries besides, and its buttons. */
  children: ReactNode;
};

/** The page on which a concept is written, new or known. */
export function ConceptForm({ locale, title, intro, trail, action, concept, name, children }: FormProps) {
  const items = [{ href: TAXONOMY, label: t(locale, "ontology.title") }, ...trail];
  return (
    <Page width="form">
      <PageHeading title={title} intro={intro} above={<Breadcrumb label={t(locale, "common.breadcrumb")} items={items} />} />
      <ActionForm action={action} label={title}>
        <ConceptFields locale={locale} concept={concept} name={name} />
        {children}
      </ActionForm>
    </Page>
  );
}

/** The fields of a concept. A known one keeps its standard term; a new one is given it here. */
function ConceptFields({ locale, concept, name }: Pick<FormProps, "locale" | "concept" | "name">) {
  const contexts = concept?.contexts.map((context) => `${context.name}：${context.words.join("、")}`).join("\n");
  return (
    <>
      {concept ? (
        <input type="hidden" name="name" value={concept.name} />
      ) : (
        <TextField
          name="name"
          label={t(locale, "ontology.fieldName")}
          hint={t(locale, "ontology.fieldNameHint")}
          defaultValue={name}
          maxLength={60}
          required
        />
      )}
      <SelectField
        name="kind"
        label={t(locale, "ontology.fieldKind")}
        choices={CONCEPT_KINDS.map((kind) => ({ value: kind, label: kind }))}
        defaultValue={concept?.kind}
        placeholder={concept ? undefined : t(locale, "ontology.fieldKindChoose")}
        required
      />
      <TextArea
        name="aliases"
        label={t(locale, "ontology.fieldAliases")}
        hint={t(locale, "ontology.fieldAliasesHint")}
        defaultValue={lines(concept?.aliases)}
        rows={3}
      />
      <TextArea
        name="broader"
        label={t(locale, "ontology.fieldBroader")}
        hint={t(locale, "ontology.fieldBroaderHint")}
        defaultValue={lines(concept?.broader)}
        rows={2}
      />
      <TextArea
        name="wholes"
        label={t(locale, "ontology.fieldWholes")}
        hint={t(locale, "ontology.fieldWholesHint")}
        defaultValue={lines(concept?.wholes)}
        rows={2}
      />
      <TextArea
        name="downstream"
        label={t(locale, "ontology.fieldDownstream")}
        hint={t(locale, "ontology.fieldDownstreamHint")}
        defaultValue={lines(concept?.downstream)}
        rows={2}
      />
      <TextArea
        name="contexts"
        label={t(locale, "ontology.fieldContexts")}
        hint={t(locale, "ontology.fieldContextsHint")}
        defaultValue={contexts}
        rows={4}
      />
    </>
  );
}
