import { Disclosure } from "#components/disclosure.tsx";
import { fieldLabel } from "#components/field-words.ts";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import { differingFields, listOf, PASTE, type Typed, textOf } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import type { PasteRead } from "#lib/posting/parse/read-paste.ts";
import { ARRIVAL } from "./screen-props.ts";

type Props = {
  locale: Locale;
  side: Side;
  typed: Typed;
  /** What the codes in the fields are called. */
  codes: Readonly<Record<string, string>>;
  /** What was just read; null before. */
  read: PasteRead | null;
};

/** A paragraph is pasted and read into the fields by the server; what was understood is told, and can be taken back. */
export function PasteBox({ locale, typed, read, ...props }: Props) {
  return (
    <div className="space-y-4">
      <Disclosure
        summary={t(locale, "posting.pasteTitle")}
        open={read === null}
        className="border-l-4 border-rule bg-card px-4 py-1"
      >
        <div className="space-y-3 pb-3">
          <TextArea
            name={PASTE}
            label={t(locale, "posting.pasteLabel")}
            hint={t(locale, "posting.pasteHint")}
            rows={4}
            defaultValue={textOf(typed, PASTE)}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="read" look="secondary">
              {t(locale, "posting.pasteRead")}
            </SubmitButton>
            {read && (
              <SubmitButton name="intent" value="unread" look="quiet">
                {t(locale, "posting.pasteUnread")}
              </SubmitButton>
            )}
          </div>
        </div>
      </Disclosure>
      {read && <Understood locale={locale} typed={typed} read={read} {...props} />}
    </div>
  );
}

function Understood({ locale, side, typed, codes, read }: Props & { read: PasteRead }) {
  const { values, leftOut, otherSide, isCut } = read;
  const names = Object.keys(values).filter((name) => name !== "description");
  const kept = new Set(differingFields(values, Object.fromEntries(Object.keys(values).map((name) => [name, typed[name] ?? ""]))));
  const nameOf = (text: string): string => codes[text] ?? text;
  const unit = (name: string): string =>
    name === "amountMinWan" || name === "amountMaxWan" ? ` ${t(locale, "common.wan")}` : "";
  return (
    <Notice
      id={ARRIVAL}
      tabIndex={-1}
      kind={names.length > 0 ? "ok" : "info"}
      title={
        names.length > 0 ? t(locale, "posting.pasteFoundTitle", { count: names.length }) : t(locale, "posting.pasteFoundNone")
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{fieldLabel(locale, name)}</dt>
            <dd className="min-w-0 break-words">
              {listOf(values, name).map(nameOf).join(t(locale, "common.listSeparator"))}
              {unit(name)}
              {kept.has(name) && <span className="text-ink-3">{t(locale, "posting.pasteKept")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {names.length > 0 && <p className="text-sm text-ink-2">{t(locale, "posting.pasteFoundText")}</p>}
      {leftOut.length > 0 && (
        <p className="text-warn">
          {t(locale, "posting.pasteLeftOut", {
            kinds: leftOut.map((kind) => t(locale, `posting.paste${kind}`)).join(t(locale, "common.listSeparator")),
          })}
        </p>
      )}
      {isCut && <p className="text-warn">{t(locale, "posting.pasteCut")}</p>}
      {otherSide && (
        <p className="text-warn">
          {t(locale, "posting.pasteOtherSide", { other: labelsIn(locale, SIDE_LABELS)[side === "SUPPLY" ? "DEMAND" : "SUPPLY"] })}
        </p>
      )}
    </Notice>
  );
}
