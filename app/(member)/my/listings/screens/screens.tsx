import type { ReactNode } from "react";
import { Notice } from "#components/notice.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { screenOf } from "#lib/listings/model/typed.ts";
import type { formChoices } from "../form-choices.ts";
import { FirstScreen } from "./first-screen.tsx";
import { ScreenForm } from "./screen-form.tsx";
import type { FieldsProps, ScreenProps } from "./screen-props.ts";
import { SecondScreen } from "./second-screen.tsx";
import { Steps } from "./steps.tsx";

type Props = Omit<ScreenProps, "locale" | "children" | "tab" | "pageKey" | "userId"> &
  Omit<FieldsProps, "locale" | "today" | "chains" | "clusters"> & {
    ctx: Context;
    choices: Awaited<ReturnType<typeof formChoices>>;
    /** The third screen: what is published. */
    preview: ReactNode;
    /** What stands above the fields of the first screen. */
    above?: ReactNode;
  };

/** Steps and form of one screen. */
export function Screens({ ctx, screen, side, code, version, seq, isWaiting, choices, preview, above, ...fields }: Props) {
  const { locale, now, actor } = ctx;
  const form: FieldsProps = { ...fields, ...choices, locale, side, today: dayOf(now) };
  const isChecked = (fields.errors ?? []).some(({ path }) => screenOf(path) === screen);
  return (
    <>
      <Steps locale={locale} screen={screen} code={code} />
      <ScreenForm
        // Each screen is a form of its own; the key stays the same when the page is drawn again as the answer to a plain post.
        key={screen}
        {...{ locale, screen, side, code, version, seq, isWaiting }}
        tab={crypto.randomUUID()}
        pageKey={code === null ? crypto.randomUUID() : null}
        userId={actor.userId ?? ""}
      >
        {isChecked && (
          <Notice kind="err" title={t(locale, "posting.checkTitle")}>
            <p>{t(locale, "posting.checkText")}</p>
          </Notice>
        )}
        {screen === "1" && above}
        {screen === "1" && <FirstScreen {...form} />}
        {screen === "2" && (
          <>
            <p className="text-ink-2">{t(locale, "posting.moreHint")}</p>
            <SecondScreen {...form} />
          </>
        )}
        {screen === "3" && preview}
      </ScreenForm>
    </>
  );
}
