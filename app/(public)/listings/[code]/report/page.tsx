import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { RadioGroup } from "#components/choice-field.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { REPORT_KIND_LABELS } from "#lib/moderation/labels.ts";
import { report } from "./actions.ts";

/** Not a page to be found by search engines. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "site.reportTitle"), robots: { index: false } };
}

/** 举报: a complaint about a public listing; needs no sign-in. Whether the listing is public is judged when it is sent. */
async function ReportPage({ params }: { params: Promise<{ code: string }> }) {
  const locale = await currentLocale();
  const { code } = await params;
  const kinds = Object.entries(labelsIn(locale, REPORT_KIND_LABELS)).map(([value, label]) => ({ value, label }));
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "site.reportHeading", { code })}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: localePath(locale, "/listings"), label: t(locale, "site.navListings") },
              { href: localePath(locale, `/listings/${code}`), label: code },
              { label: t(locale, "site.reportTitle") },
            ]}
          />
        }
        intro={t(locale, "site.reportExplain")}
      />
      <ActionForm action={report}>
        <input type="hidden" name="code" value={code} />
        <RadioGroup name="kind" label={t(locale, "site.reportKind")} choices={kinds} columns={2} required />
        <TextArea name="text" label={t(locale, "site.reportText")} hint={t(locale, "site.reportTextHint")} rows={4} required />
        <TextField
          name="contact"
          label={t(locale, "site.reportContact")}
          hint={t(locale, "site.reportContactHint")}
          showOptional
        />
        <SubmitButton>{t(locale, "site.reportSend")}</SubmitButton>
      </ActionForm>
    </Page>
  );
}

export default guarded(ReportPage);
