import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { CheckboxField, SelectField } from "#components/choice-field.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { findAskForm } from "#lib/interests/queries/find-ask-form.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { ask } from "./interest-actions.ts";

/** The id of the form within the listing's page: the bar at the foot of a phone leads to it. */
export const INTEREST_FORM_ID = "interest";

/** The three questions, with a ready sentence: one press sends it. Says so when the firm has a request open already. */
export async function InterestForm({
  locale,
  viewing,
  listing,
}: {
  locale: Locale;
  viewing: Viewing;
  listing: { code: string; title: string; side: "SUPPLY" | "DEMAND" };
}) {
  const { openId, ownListings } = await findAskForm(viewing, listing);
  if (openId !== null) {
    return (
      <Section id={INTEREST_FORM_ID} title={t(locale, "interests.title")}>
        <Notice kind="info">
          <p>{t(locale, "interests.alreadyOpen")}</p>
          <LinkButton look="secondary" href={localePath(locale, `/my/interests/${openId}`)} prefetch={false}>
            {t(locale, "interests.openIt")}
          </LinkButton>
        </Notice>
      </Section>
    );
  }
  const { title } = listing;
  return (
    <Section id={INTEREST_FORM_ID} title={t(locale, "interests.title")} className="no-print">
      <p className="mb-4 max-w-measure text-ink-2">{t(locale, "interests.formIntro")}</p>
      <ActionForm action={ask} label={t(locale, "interests.title")} className="max-w-form">
        <input type="hidden" name="code" value={listing.code} />
        <TextArea
          name="seeking"
          label={t(locale, "interests.seeking")}
          hint={t(locale, "interests.seekingHint")}
          rows={3}
          required
          defaultValue={t(locale, listing.side === "DEMAND" ? "interests.readyDemand" : "interests.readySupply", { title })}
        />
        <TextArea name="questions" label={t(locale, "interests.questions")} rows={3} showOptional />
        <TextArea name="about" label={t(locale, "interests.about")} rows={3} showOptional />
        {ownListings.length > 0 && (
          <SelectField
            name="fromListing"
            label={t(locale, "interests.fromListing")}
            hint={t(locale, "interests.fromListingHint")}
            placeholder={t(locale, "interests.fromListingNone")}
            choices={ownListings.map(({ code, title: own }) => ({
              value: code,
              label: t(locale, "common.withNote", { text: own, note: code }),
            }))}
            showOptional
          />
        )}
        <CheckboxField name="wantsNda" label={t(locale, "interests.wantsNda")} />
        <p className="text-sm text-ink-2">{t(locale, "interests.formConsent")}</p>
        <SubmitButton>{t(locale, "interests.send")}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
