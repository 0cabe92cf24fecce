import type { Metadata } from "next";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { type FieldWords, LiveForm, RefusedFields } from "./field-samples.tsx";
import { Foundations } from "./foundations.tsx";
import { Matched } from "./matched.tsx";
import { Overlays, Progress, States } from "./overlays.tsx";
import { Pressed, Rows } from "./rows.tsx";

export const metadata: Metadata = { title: t("zh-CN", "specimen.title") };

const FIELD_KEYS = [
  "specimen.fieldText",
  "specimen.fieldHint",
  "specimen.fieldValue",
  "specimen.fieldError",
  "specimen.fieldAmount",
  "specimen.fieldLong",
  "specimen.fieldSelect",
  "specimen.fieldCombobox",
  "specimen.fieldFree",
  "specimen.fieldRadio",
  "specimen.fieldRadioError",
  "specimen.fieldCheckboxes",
  "specimen.fieldCheckbox",
  "specimen.fieldFile",
  "specimen.fieldPassword",
  "specimen.fieldsRefused",
  "specimen.fieldsLive",
  "specimen.choiceA",
  "specimen.choiceB",
  "specimen.choiceC",
  "specimen.placeA",
  "specimen.placeB",
  "specimen.placeC",
  "specimen.choose",
  "specimen.send",
  "specimen.group",
  "specimen.more",
] as const;

/** The words of the sample fields: client components read no catalogue. */
function fieldWords(locale: Locale): FieldWords {
  const words = Object.fromEntries(FIELD_KEYS.map((key) => [key.slice("specimen.".length), t(locale, key)] as const));
  return { ...(words as Omit<FieldWords, "wan">), wan: t(locale, "common.wan") };
}

/** Every part in every state, to be looked at in each mode; nothing on it is stored or sent. */
async function PartsPage() {
  const { locale, now } = await requireStaff("/staff/ui");
  const today = dayOf(now);
  const words = fieldWords(locale);
  return (
    <Page>
      <PageHeading title={t(locale, "specimen.title")} intro={t(locale, "specimen.intro")} />
      <Foundations locale={locale} />
      <Pressed locale={locale} />
      <Rows locale={locale} today={today} />
      <Overlays locale={locale} />
      <Progress locale={locale} />
      <States locale={locale} />
      <div className="mt-10 lg:grid lg:grid-cols-2 lg:gap-12">
        <Section title={words.fieldsLive}>
          <LiveForm words={words} />
        </Section>
        <Section title={words.fieldsRefused} className="mt-10 lg:mt-0">
          <RefusedFields words={words} />
        </Section>
      </div>
      <Matched locale={locale} now={now} today={today} />
    </Page>
  );
}

export default guarded(PartsPage);
