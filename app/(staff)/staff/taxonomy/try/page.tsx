import type { Metadata } from "next";
import { Button } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { SectionNav } from "#components/section-nav.tsx";
import { TextArea } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { type Trial, tryText } from "#lib/ontology/queries/try-text.ts";
import { TRIAL_MAX } from "#lib/ontology/schema.ts";
import { one, TAXONOMY, taxonomyTabs } from "../addresses.ts";
import { ConceptRow } from "../concept-lists.tsx";

export const metadata: Metadata = { title: t("zh-CN", "ontology.tryTitle") };

/** Paste a text and see which concepts are recognised in it. A plain form: the text stands in the address. */
async function TryPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireStaff(`${TAXONOMY}/try`);
  const { locale } = ctx;
  const text = one((await searchParams).text);
  const trial = text === "" ? null : await tryText(ctx, text);
  return (
    <Page>
      <PageHeading title={t(locale, "ontology.tryTitle")} intro={t(locale, "ontology.tryIntro")} />
      <SectionNav label={t(locale, "ontology.tabs")} items={taxonomyTabs(locale, "try")} />
      <form action={`${TAXONOMY}/try`} className="mt-6 max-w-form space-y-4">
        <TextArea
          name="text"
          label={t(locale, "ontology.tryField")}
          hint={t(locale, "ontology.tryHint", { max: TRIAL_MAX })}
          defaultValue={text}
          maxLength={TRIAL_MAX}
          rows={6}
        />
        <Button type="submit">{t(locale, "ontology.tryButton")}</Button>
      </form>
      {text !== "" && !trial && (
        <Notice kind="err" className="mt-6">
          {t(locale, "ontology.tryUnknownCode", { code: text.slice(0, 40) })}
        </Notice>
      )}
      {trial && <TrialResult locale={locale} trial={trial} />}
    </Page>
  );
}

export default guarded(TryPage);

function TrialResult({ locale, trial: { texts, concepts, cut } }: { locale: Locale; trial: Trial }) {
  const tooLong = cut && (
    <Notice kind="warn" className="mt-6">
      {t(locale, "ontology.tryTooLong", { max: TRIAL_MAX })}
    </Notice>
  );
  if (concepts.length === 0)
    return (
      <>
        {tooLong}
        <EmptyState title={t(locale, "ontology.tryNothing")}>{t(locale, "ontology.tryNothingText")}</EmptyState>
      </>
    );
  return (
    <>
      {tooLong}
      <Section title={t(locale, "ontology.tryFound", { count: concepts.length })} className="mt-8 first:mt-8">
        <ol className="border-t border-rule-strong">
          {concepts.map(({ name, kind, matched, above }) => (
            <ConceptRow key={name} name={name} kind={kind}>
              <p>{t(locale, "ontology.tryMatched", { names: matched.join("、") })}</p>
              {above.length > 0 && <p className="text-sm">{t(locale, "ontology.tryAbove", { names: above.join("、") })}</p>}
            </ConceptRow>
          ))}
        </ol>
      </Section>
      <Section title={t(locale, "ontology.tryMarked")}>
        <div className="max-w-measure space-y-2">
          {texts.map((pieces, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the texts of one answer are rendered once, in a fixed order
            <p key={at} className="whitespace-pre-line">
              {pieces.map(({ text, concept }, piece) =>
                concept === null ? (
                  text
                ) : (
                  <mark
                    // biome-ignore lint/suspicious/noArrayIndexKey: likewise
                    key={piece}
                    title={concept}
                    className="bg-wash font-medium text-ink underline decoration-brand underline-offset-4"
                  >
                    {text}
                  </mark>
                ),
              )}
            </p>
          ))}
        </div>
      </Section>
    </>
  );
}
