import type { ReactNode } from "react";
import { ActionForm } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { Notice } from "#components/notice.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { ERROR_STATUS, type ErrorCode } from "#lib/kernel/errors.ts";
import { listingMoves } from "#lib/listings/lifecycle.ts";
import { ownTitles } from "#lib/listings/queries/own-titles.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import type { BulkMove } from "#lib/listings/schema/moves.ts";
import { moveMany } from "./actions.ts";

/** Whether a row can be moved together with others at all. */
export const isMovable = ({ status }: Pick<ListingView, "status">): boolean =>
  ([...listingMoves.withdraw.from, ...listingMoves.renew.from] as readonly string[]).includes(status);

/** The list in a form: ticked rows are renewed or withdrawn together. */
export function BulkForm({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <ActionForm action={moveMany} label={t(locale, "posting.bulkTitle")}>
      {children}
      <Disclosure summary={t(locale, "posting.bulkTitle")}>
        <div className="max-w-form space-y-4 border-l-2 border-rule pl-4">
          <p className="text-ink-2">{t(locale, "posting.bulkHint")}</p>
          <SubmitButton name="move" value="renew" look="secondary">
            {t(locale, "posting.bulkRenew")}
          </SubmitButton>
          <TextArea name="reason" label={t(locale, "listings.withdrawReason")} rows={2} />
          <SubmitButton name="move" value="withdraw" look="danger">
            {t(locale, "posting.bulkWithdraw")}
          </SubmitButton>
        </div>
      </Disclosure>
    </ActionForm>
  );
}

/** The box of one row. */
export function BulkBox({ locale, code, name }: { locale: Locale; code: string; name: string }) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2 text-sm">
      <input type="checkbox" name="codes" value={code} className="size-5" />
      {t(locale, "posting.bulkPick")}
      <span className="sr-only">{name}</span>
    </label>
  );
}

const ROW = /^(JJJ-\d{4}-[SD]-\d{5,12})\.([a-z]{2}|[A-Z_]{4,30})$/;
const isCode = (text: string): text is ErrorCode => text in ERROR_STATUS;

const SHOWN_ROWS = 20;

/** What became of each row. The address says it, so that the page can be loaded again. */
export async function BulkResult({ ctx, move, rows }: { ctx: Context; move: BulkMove; rows: readonly string[] }) {
  const { locale } = ctx;
  const results = rows.slice(0, SHOWN_ROWS).flatMap((row) => {
    const [, code = "", outcome = ""] = ROW.exec(row) ?? [];
    return code !== "" && (outcome === "ok" || isCode(outcome)) ? [{ code, outcome }] : [];
  });
  if (results.length === 0) return null;
  const codes = results.map(({ code }) => code);
  const titles = await ownTitles(ctx, codes);
  const good = results.filter(({ outcome }) => outcome === "ok").length;
  const done = t(locale, move === "renew" ? "posting.bulkRenewed" : "posting.bulkWithdrawn");
  return (
    <Notice
      kind={good === results.length ? "ok" : "warn"}
      title={t(locale, "posting.bulkResult", { done: good, failed: results.length - good })}
    >
      <ul>
        {results.map(({ code, outcome }) => (
          <li key={code}>
            {t(locale, "posting.bulkRow", {
              title: titles.get(code) || code,
              code,
              result: isCode(outcome) ? t(locale, `errors.${outcome}`) : done,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
