import Link from "next/link";
import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { SelectField } from "#components/choice-field.tsx";
import { FormDisclosure } from "#components/form-disclosure.tsx";
import { Icon } from "#components/icon.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { Toast } from "#components/toast.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { JUDGMENT_REASON_LABELS } from "#lib/matching/labels.ts";
import type { JudgedMatches, ShownVerdict } from "#lib/matching/queries/judged-matches.ts";
import { type JudgePlace, NOTE_LENGTH } from "#lib/matching/schema/judgment.ts";

/** What pages hand to the list so that a reader can say of each match whether it fits. */
export type Judging = {
  locale: Locale;
  /** The listing under which the matches stand; with the place `counterpart` another firm's, among whose matches are one's own. */
  code: string;
  place: JudgePlace;
  judge: FormAction;
  withdraw: FormAction;
};

/** The hidden fields that name the pair, one's own listing first, and the way back. */
function Pair({ judging, other: match }: { judging: Judging; other: string }) {
  const { place } = judging;
  const [code, other] = place === "counterpart" ? [match, judging.code] : [judging.code, match];
  return (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="other" value={other} />
      <input type="hidden" name="place" value={place} />
    </>
  );
}

/** 撤销: takes the reader's own word back. */
function Withdraw({ judging, other }: { judging: Judging; other: string }) {
  const { locale, withdraw } = judging;
  return (
    <ActionForm action={withdraw} label={t(locale, "matching.withdrawLabel", { code: other })} className="space-y-2">
      <Pair judging={judging} other={other} />
      <SubmitButton look="quiet">{t(locale, "matching.withdrawVerdict")}</SubmitButton>
    </ActionForm>
  );
}

function FitForm({ judging, other }: { judging: Judging; other: string }) {
  const { locale, judge } = judging;
  return (
    <ActionForm action={judge} label={t(locale, "matching.fitLabel", { code: other })} className="space-y-2">
      <Pair judging={judging} other={other} />
      <SubmitButton look="secondary" name="verdict" value="FIT">
        {t(locale, "matching.fit")}
      </SubmitButton>
    </ActionForm>
  );
}

function UnfitForm({ judging, other, said }: { judging: Judging; other: string; said?: ShownVerdict | undefined }) {
  const { locale, judge } = judging;
  const opening = t(locale, said && !said.fits ? "matching.changeReason" : "matching.unfitOpen");
  return (
    <ActionForm
      action={judge}
      label={t(locale, "matching.unfitLabel", { code: other })}
      className="min-w-0 max-w-form space-y-2 has-[[open]]:basis-full"
    >
      <Pair judging={judging} other={other} />
      <input type="hidden" name="verdict" value="UNFIT" />
      <FormDisclosure summary={opening}>
        <div className="space-y-4 pb-2">
          <SelectField
            name="reason"
            label={t(locale, "matching.unfitReason")}
            placeholder={t(locale, "matching.unfitChoose")}
            choices={Object.entries(labelsIn(locale, JUDGMENT_REASON_LABELS)).map(([value, label]) => ({ value, label }))}
            defaultValue={said?.reason ?? undefined}
            required
          />
          <TextArea
            name="note"
            label={t(locale, "matching.unfitNote")}
            hint={t(locale, "matching.unfitNoteHint")}
            rows={2}
            maxLength={NOTE_LENGTH}
            defaultValue={said?.note}
            showOptional
          />
          <SubmitButton look="secondary">{t(locale, "matching.unfitSend")}</SubmitButton>
        </div>
      </FormDisclosure>
    </ActionForm>
  );
}

/** A verdict in words: mark, reason and note; never by colour alone. */
function Said({ locale, said }: { locale: Locale; said: ShownVerdict }) {
  const { fits, reason, note, own } = said;
  const word = t(locale, fits ? "matching.fit" : "matching.unfit");
  return (
    <p className="flex items-start gap-2 py-2">
      <Icon
        name={fits ? "check" : "cross"}
        className={fits ? "mt-1 size-5 shrink-0 text-ok" : "mt-1 size-5 shrink-0 text-warn"}
      />
      <span>
        {t(locale, own ? "matching.saidOwn" : "matching.saidColleague", { verdict: word })}
        {reason && ` · ${labelsIn(locale, JUDGMENT_REASON_LABELS)[reason]}`}
        {note && <span className="text-ink-2"> · {note}</span>}
      </span>
    </p>
  );
}

/** 合适 / 不合适 below a match; what was said before stands in its place and can be changed or taken back. */
export function MatchFeedback({ judging, other, said }: { judging: Judging; other: string; said?: ShownVerdict | undefined }) {
  const { locale } = judging;
  const own = said?.own ? said : undefined;
  return (
    <div className="no-print min-w-0 has-[[open]]:basis-full">
      {said && <Said locale={locale} said={said} />}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {own && <Withdraw judging={judging} other={other} />}
        {!own?.fits && <FitForm judging={judging} other={other} />}
        <UnfitForm judging={judging} other={other} said={own} />
      </div>
    </div>
  );
}

/** What pages are told by their address after a verdict: the pair it was about, and whether hidden matches are wanted. */
export type JudgeQuery = {
  judged?: string | string[];
  of?: string | string[];
  undone?: string | string[];
  hidden?: string | string[];
};

const one = (value: string | string[] | undefined): string | null => (typeof value === "string" ? value : null);

/** Whether this listing's hidden matches are to be shown. */
export const wantsHidden = (query: JudgeQuery, code: string): boolean => one(query.hidden) === code;

/** Says what the last press did, with the way back; then how many matches are hidden, and the link that shows them. */
export function MatchVerdictNotes({
  judging,
  judged,
  query,
  href,
}: {
  judging: Judging;
  judged: JudgedMatches;
  query: JudgeQuery;
  /** Address of this page, without a query. */
  href: string;
}) {
  const { locale, code } = judging;
  const last = one(query.of) === code ? one(query.judged) : null;
  const said = last === null ? undefined : judged.verdicts.get(last);
  const undone = one(query.of) === code && one(query.undone) !== null;
  const hides = judged.hides || judged.counterpart !== null;
  const count = judged.hiddenCodes.length;
  const shown = wantsHidden(query, code);
  const here = `${href}#${anchorOf(judging)}`;
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      {last !== null && said?.own && (
        <Toast key={`${last} ${said.fits}`} closeHref={here} action={<Withdraw judging={judging} other={last} />}>
          {t(locale, said.fits ? "matching.judgedFit" : hides ? "matching.judgedUnfit" : "matching.judgedUnfitStaff", {
            code: last,
          })}
        </Toast>
      )}
      {undone && (
        <Toast key="undone" closeHref={here}>
          {t(locale, "matching.verdictWithdrawn", { code: one(query.undone) ?? "" })}
        </Toast>
      )}
      {(count > 0 || shown) && (
        <p className="no-print text-ink-2">
          {shown ? t(locale, "matching.hiddenShown") : t(locale, "matching.hiddenByFirm", { count })}{" "}
          <Link
            className="link inline-block py-2"
            prefetch={false}
            href={shown ? here : `${href}?hidden=${code}#${anchorOf(judging)}`}
          >
            {t(locale, shown ? "matching.hideAgain" : "matching.showHidden")}
          </Link>
        </p>
      )}
    </div>
  );
}

const anchorOf = ({ place, code }: Judging): string => (place === "matches" ? code : "matches");
