import { ActionForm } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { LISTING_FORM } from "#components/match-suggestions.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { FieldNote } from "#lib/listings/schema/moves.ts";
import type { PendingResponse } from "#lib/listings/schema/response.ts";
import { saveListing } from "./actions.ts";
import { DetailFields, MoreFields, PublishFields, RequiredFields } from "./form-fields.tsx";

/** What the form starts from: the listing's content, or that of its revision. */
export type FormValues = Omit<PendingResponse["values"], "code">;

export type FormProps = {
  locale: Locale;
  values: FormValues;
  /** Name of the region, from the firm. */
  region: string;
  /** Codes and names of chains and clusters. */
  chains: readonly { value: string; label: string }[];
  clusters: readonly { value: string; label: string }[];
  /** Notes of the moderator at single fields. */
  notes?: readonly FieldNote[];
  today: string;
  /** false for staff, who see a contact only masked: they do not write it here. */
  showsContact?: boolean;
};

/**
 * The one form of a listing, new or not: what is required first, then what helps to be found. Works without JavaScript; both
 * buttons post the whole form.
 */
export function ListingForm({
  code,
  version,
  isWaiting = false,
  ...props
}: FormProps & {
  /** null: a new one. */
  code: string | null;
  version: number | null;
  /** It is in the queue already: there is nothing to submit. */
  isWaiting?: boolean;
}) {
  const { locale, values } = props;
  return (
    <ActionForm action={saveListing} id={LISTING_FORM} className="max-w-form" label={t(locale, "listings.textTitle")}>
      {code !== null && <input type="hidden" name="code" value={code} />}
      {version !== null && <input type="hidden" name="version" value={version} />}
      <input type="hidden" name="side" value={values.side} />
      <Section title={t(locale, "listings.formRequired")} aside={t(locale, "listings.formRequiredHint")}>
        <RequiredFields {...props} />
      </Section>
      <Section title={t(locale, "listings.formMore")} aside={t(locale, "listings.formMoreHint")}>
        <MoreFields {...props} />
      </Section>
      <Disclosure summary={t(locale, "listings.formDetails")} open={saysDetails(props)} className="mt-10">
        <DetailFields {...props} />
      </Disclosure>
      <Section title={t(locale, "listings.formPublish")}>
        <PublishFields {...props} />
      </Section>
      <div className="space-y-3 border-t border-rule-strong pt-4">
        {isWaiting ? (
          <SubmitButton name="intent" value="draft">
            {t(locale, "listings.saveChanges")}
          </SubmitButton>
        ) : (
          <>
            <p className="max-w-measure text-ink-2">{t(locale, "listings.consent")}</p>
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="intent" value="submit">
                {t(locale, "listings.submitReview")}
              </SubmitButton>
              <SubmitButton name="intent" value="draft" look="secondary">
                {t(locale, "common.saveDraft")}
              </SubmitButton>
            </div>
          </>
        )}
      </div>
    </ActionForm>
  );
}

/** Folded away unless there is something in it, or something to be done there. */
function saysDetails({ values, notes = [] }: FormProps): boolean {
  return Object.keys(values.details).length > 0 || notes.some(({ path }) => path.startsWith("details"));
}
