import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { CheckboxField, SelectField } from "#components/choice-field.tsx";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { LOCALES, type Locale, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { clockText } from "#lib/notifications/model/due.ts";
import { TOPICS } from "#lib/notifications/model/topics.ts";
import { type Choices, getChoices } from "#lib/notifications/queries/choices.ts";
import { CHANNEL_FIELD, LANGUAGE_OF_PAGES } from "#lib/notifications/schema.ts";
import { can } from "#lib/policies/authorize.ts";
import { choose } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "alerts.settingsTitle") };
}

/** How somebody wants to be told besides the page: by topic and channel, and when not at all. */
async function AlertSettingsPage() {
  const ctx = await requireContext("/my/notifications/settings");
  const { locale } = ctx;
  const choices = await getChoices(ctx);
  return (
    <Page width="form">
      <PageHeading
        title={t(locale, "alerts.settingsTitle")}
        intro={t(locale, "alerts.settingsIntro")}
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: localePath(locale, "/my/notifications"), label: t(locale, "alerts.inboxTitle") },
              { label: t(locale, "alerts.settingsTitle") },
            ]}
          />
        }
      />
      {choices.email === null && <Notice className="mb-6">{t(locale, "alerts.settingsNoEmail")}</Notice>}
      {can(ctx.actor, "alert.keep", null) && (
        <ActionForm action={choose} label={t(locale, "alerts.settingsTitle")}>
          {choices.channels.map((each) => (
            <ChannelChoices key={each.channel} locale={locale} email={choices.email} {...each} />
          ))}
          {choices.email !== null && <LanguageField locale={locale} chosen={choices.mailLanguage} />}
          <QuietFields locale={locale} choices={choices} />
          <SubmitButton>{t(locale, "alerts.settingsSave")}</SubmitButton>
        </ActionForm>
      )}
    </Page>
  );
}

export default guarded(AlertSettingsPage);

type ChannelProps = { locale: Locale; email: string | null } & Choices["channels"][number];

function ChannelChoices({ locale, email, channel, paces }: ChannelProps) {
  const isMail = channel === "EMAIL";
  const choices = isMail
    ? (["AT_ONCE", "DAILY", "OFF"] as const).map((value) => ({ value, label: t(locale, `alerts.pace${value}Short`) }))
    : (["AT_ONCE", "OFF"] as const).map((value) => ({ value, label: t(locale, `alerts.short${value}`) }));
  const address = email === null ? "" : t(locale, "alerts.settingsEmail", { address: email });
  return (
    <Section title={t(locale, `alerts.settingsChannel${channel}`)}>
      <p className="mb-4 text-ink-2">{isMail ? address : t(locale, "alerts.settingsShortHint")}</p>
      <div className="space-y-4">
        {TOPICS.map((topic) => (
          <SelectField
            key={topic}
            name={`${CHANNEL_FIELD[channel]}.${topic}`}
            label={t(locale, `alerts.topic${topic}`)}
            hint={isMail && topic === "searches" ? t(locale, "alerts.topicSearchesHint") : undefined}
            defaultValue={paces[topic]}
            choices={choices}
          />
        ))}
      </div>
      {isMail && <p className="mt-4 text-sm text-ink-2">{t(locale, "alerts.settingsAlways")}</p>}
    </Section>
  );
}

function LanguageField({ locale, chosen }: { locale: Locale; chosen: Choices["mailLanguage"] }) {
  // Each language by its own name: who reads only that one finds it.
  const languages = LOCALES.map((value) => ({ value, label: t(value, "common.language") }));
  return (
    <Section title={t(locale, "alerts.settingsLanguage")}>
      <SelectField
        name="mailLanguage"
        label={t(locale, "alerts.settingsLanguageOf")}
        hint={t(locale, "alerts.settingsLanguageHint")}
        defaultValue={chosen}
        choices={[{ value: LANGUAGE_OF_PAGES, label: t(locale, "alerts.settingsLanguagePages") }, ...languages]}
      />
    </Section>
  );
}

const HALF_HOURS = Array.from({ length: 48 }, (_, half) => half * 30);

function QuietFields({ locale, choices: { quietFrom, quietTo, quietForAll } }: { locale: Locale; choices: Choices }) {
  // An hour set through the API may be any minute.
  const minutes = [...new Set([...HALF_HOURS, quietFrom, quietTo])].toSorted((a, b) => a - b);
  const times = minutes.map((minute) => ({ value: String(minute), label: clockText(minute) }));
  return (
    <Section title={t(locale, "alerts.settingsQuiet")}>
      <p className="mb-4 text-ink-2">{t(locale, "alerts.settingsQuietText")}</p>
      <div className="grid grid-cols-2 gap-4">
        <SelectField
          name="quietFrom"
          label={t(locale, "alerts.settingsQuietFrom")}
          defaultValue={String(quietFrom)}
          choices={times}
        />
        <SelectField name="quietTo" label={t(locale, "alerts.settingsQuietTo")} defaultValue={String(quietTo)} choices={times} />
      </div>
      <CheckboxField name="quietForAll" label={t(locale, "alerts.settingsQuietForAll")} defaultChecked={quietForAll} />
    </Section>
  );
}
