import { ActionForm } from "#components/action-form.tsx";
import { fieldLabel } from "#components/field-words.ts";
import { LISTING_FORM } from "#components/match-suggestions.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { LIST_FIELDS, PASTE, TEXT_FIELDS } from "#lib/listings/model/typed.ts";
import { detailsOf } from "#lib/listings/model.ts";
import { saveScreen } from "../screen-actions.ts";
import { DraftKeeper, type KeeperWords } from "./draft-keeper.tsx";
import type { ScreenProps } from "./screen-props.ts";

/** One screen in its form: a plain form post without JavaScript, kept on the device and the server with it. */
export function ScreenForm({ children, ...props }: ScreenProps) {
  const { locale, screen, side, isWaiting, codes, ...form } = props;
  return (
    <ActionForm action={saveScreen} id={LISTING_FORM} className="max-w-form" label={t(locale, "listings.textTitle")} keepsTyping>
      {/* Enter in a field presses the first button of a form: it leads on. */}
      {screen !== "3" && <button type="submit" name="intent" value="next" tabIndex={-1} aria-hidden="true" className="sr-only" />}
      <input type="hidden" name="side" value={side} />
      <input type="hidden" name="screen" value={screen} />
      <DraftKeeper
        {...form}
        screen={screen}
        side={side}
        editPath={localePath(locale, "/my/listings/")}
        words={keeperWords(props)}
      />
      {children}
      <Buttons {...props} />
    </ActionForm>
  );
}

/** The button that leads on comes first: it is what Enter presses. */
function Buttons({ locale, screen, isWaiting }: Omit<ScreenProps, "children">) {
  const last = screen === "3";
  const draft = (
    <SubmitButton name="intent" value="draft" look={last && isWaiting ? "primary" : "secondary"}>
      {t(locale, isWaiting ? "listings.saveChanges" : "common.saveDraft")}
    </SubmitButton>
  );
  const submit = (
    <SubmitButton name="intent" value="submit" look={last ? "primary" : "secondary"}>
      {t(locale, "listings.submitReview")}
    </SubmitButton>
  );
  return (
    <div className="space-y-4 border-t border-rule-strong pt-4">
      {last && !isWaiting && <p className="max-w-measure text-ink-2">{t(locale, "listings.consent")}</p>}
      <div className="flex flex-wrap gap-3">
        {!last && (
          <SubmitButton name="intent" value="next" className="grow sm:grow-0">
            {t(locale, screen === "1" ? "posting.nextMore" : "posting.nextPreview")}
          </SubmitButton>
        )}
        {last && !isWaiting && submit}
        {draft}
        {screen !== "1" && (
          <SubmitButton name="intent" value="back" look="quiet">
            {t(locale, "posting.back")}
          </SubmitButton>
        )}
      </div>
      {!last && !isWaiting && (
        <div className="space-y-2 text-sm text-ink-2">
          <p className="max-w-measure">{t(locale, "posting.submitNow", { consent: t(locale, "listings.consent") })}</p>
          {submit}
        </div>
      )}
    </div>
  );
}

function keeperWords({ locale, side, codes }: Pick<ScreenProps, "locale" | "side" | "codes">): KeeperWords {
  const names = [...TEXT_FIELDS, ...LIST_FIELDS, ...detailsOf(side).map((name) => `details.${name}`)];
  return {
    labels: {
      ...codes,
      ...Object.fromEntries(names.map((name) => [name, fieldLabel(locale, name)])),
      [PASTE]: t(locale, "posting.pasteLabel"),
      "contact.name": t(locale, "listings.contactName"),
      "contact.mobile": t(locale, "listings.contactMobile"),
      "contact.phone": t(locale, "listings.contactPhone"),
      "contact.email": t(locale, "listings.contactEmail"),
    },
    saving: t(locale, "posting.keepSaving"),
    saved: t(locale, "posting.keepSaved", { time: "{time}" }),
    restored: t(locale, "posting.keepRestored"),
    offline: t(locale, "posting.keepOffline"),
    signedOut: t(locale, "posting.keepSignedOut"),
    signIn: t(locale, "posting.keepSignIn"),
    failed: t(locale, "posting.keepFailed"),
    refused: t(locale, "posting.keepRefused"),
    conflictTitle: t(locale, "posting.conflictTitle"),
    conflictText: t(locale, "posting.conflictText"),
    conflictMine: t(locale, "posting.conflictMine"),
    conflictTheirs: t(locale, "posting.conflictTheirs"),
    listSeparator: t(locale, "common.listSeparator"),
    conflictTheirText: t(locale, "posting.conflictTheirText", { text: "{text}" }),
    conflictKeptTitle: t(locale, "posting.conflictKeptTitle"),
    conflictEmpty: t(locale, "posting.conflictEmpty"),
    conflictClose: t(locale, "posting.conflictClose"),
  };
}
