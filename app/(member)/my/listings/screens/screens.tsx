import type { ReactNode } from "react";
import { codeWords } from "#components/field-words.ts";
import { Notice } from "#components/notice.tsx";
import { Stepper } from "#components/stepper.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { REGION_LABELS } from "#lib/listings/labels.ts";
import { SCREENS, screenOf, withoutContact } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import { NO_CHAIN } from "#lib/listings/model.ts";
import type { PasteRead } from "#lib/posting/parse/read-paste.ts";
import type { formChoices } from "../form-choices.ts";
import { Counterparts, type CounterpartsWords } from "./counterparts.tsx";
import { FirstScreen } from "./first-screen.tsx";
import { Meter } from "./meter.tsx";
import { meterWords } from "./meter-words.ts";
import { PasteBox } from "./paste-box.tsx";
import { ScreenForm } from "./screen-form.tsx";
import type { FieldsProps, ScreenProps } from "./screen-props.ts";
import { SecondScreen } from "./second-screen.tsx";

type Props = Omit<ScreenProps, "locale" | "children" | "tab" | "pageKey" | "userId" | "codes"> &
  Omit<FieldsProps, "locale" | "today" | "chains" | "clusters"> & {
    ctx: Context;
    /** The mark of a page that begins a new listing. */
    pageKey?: string;
    choices: Awaited<ReturnType<typeof formChoices>>;
    /** The third screen: what is published. */
    preview: ReactNode;
    /** What was just read from a pasted paragraph, and the number of that reading. */
    read?: { found: PasteRead | null; number: string } | null;
  };

/** Steps and form of one screen. */
export function Screens({
  ctx,
  screen,
  side,
  code,
  version,
  seq,
  isWaiting,
  choices,
  preview,
  pageKey,
  read = null,
  ...fields
}: Props) {
  const { locale, now, actor } = ctx;
  const form: FieldsProps = { ...fields, ...choices, locale, side, today: dayOf(now) };
  const codes = {
    ...codeWords(locale),
    ...Object.fromEntries([...choices.chains, ...choices.clusters].map(({ value, label }) => [value, label])),
    [NO_CHAIN]: t(locale, "listings.industryNone"),
  };
  const isChecked = (fields.errors ?? []).some(({ path }) => screenOf(path) === screen);
  return (
    <>
      <div className="mb-2">
        <Stepper
          label={t(locale, "posting.stepsLabel")}
          doneLabel={t(locale, "posting.stepDone")}
          current={SCREENS.indexOf(screen)}
          // Back to what is behind; what is ahead is reached by the buttons, which save first.
          steps={SCREENS.map((step) => ({
            label: t(locale, `posting.step${step}`),
            ...(code && { href: localePath(locale, `/my/listings/${code}/edit?step=${step}`) }),
          }))}
        />
      </div>
      <ScreenForm
        // Each screen is a form of its own; the key stays the same when the page is drawn again as the answer to a plain post.
        // Another reading of a paragraph has filled it anew.
        key={`${screen} ${read?.number ?? ""}`}
        {...{ locale, screen, side, code, version, seq, isWaiting, codes }}
        tab={crypto.randomUUID()}
        pageKey={pageKey ?? null}
        userId={actor.userId ?? ""}
      >
        {isChecked && (
          <Notice kind="err" title={t(locale, "posting.checkTitle")}>
            <p>{t(locale, "posting.checkText")}</p>
          </Notice>
        )}
        {screen === "1" && <PasteBox locale={locale} side={side} typed={fields.typed} codes={codes} read={read?.found ?? null} />}
        {screen === "1" && <FirstScreen {...form} />}
        {screen === "2" && (
          <>
            <p className="text-ink-2">{t(locale, "posting.moreHint")}</p>
            <SecondScreen {...form} />
          </>
        )}
        {screen === "3" && preview}
        <Meter side={side} typed={withoutContact(fields.typed)} words={meterWords(locale, side)} />
        {actor.userId !== null && (
          <Counterparts
            side={side}
            typed={withoutContact(fields.typed)}
            listingPath={localePath(locale, "/listings/")}
            words={counterpartsWords(locale, side)}
          />
        )}
      </ScreenForm>
    </>
  );
}

const counterpartsWords = (locale: Locale, side: Side): CounterpartsWords => ({
  title: t(locale, "posting.foundTitle"),
  found: t(locale, `posting.found${side}`, { count: "{count}" }),
  maybe: t(locale, `posting.maybe${side}`, { count: "{count}" }),
  more: t(locale, "posting.foundMore", { count: "{count}" }),
  regions: t(locale, "posting.foundRegions", { regions: "{regions}" }),
  region: t(locale, "posting.foundRegion", { region: "{region}", count: "{count}" }),
  none: t(locale, "posting.foundNone"),
  anonymous: t(locale, "posting.foundAnonymous"),
  quote: t(locale, "posting.foundQuote", { mine: "{mine}", theirs: "{theirs}" }),
  separator: t(locale, "common.listSeparator"),
  regionNames: labelsIn(locale, REGION_LABELS),
});
