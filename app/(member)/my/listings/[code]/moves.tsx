import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextArea, TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { addMonths, type Day } from "#lib/kernel/clock.ts";
import { listingMoves } from "#lib/listings/lifecycle.ts";
import { VALID_MONTHS } from "#lib/listings/model.ts";
import type { Offered, OwnListing } from "#lib/listings/queries/desk.ts";
import { duplicate, fulfil, remove, renew, reopen, withdraw } from "../actions.ts";

type Props = { locale: Locale; own: OwnListing; today: Day };

/** A move that needs a second look: folded away, with what it does, what to fill in and its own button. */
function Move({
  action,
  code,
  label,
  hint,
  danger = false,
  children,
}: {
  action: FormAction;
  code: string;
  label: string;
  hint: string;
  danger?: boolean;
  children?: ReactNode;
}) {
  return (
    <Disclosure summary={label}>
      <ActionForm action={action} label={label} className="max-w-form border-l-2 border-rule pl-4">
        <input type="hidden" name="code" value={code} />
        <p className="text-ink-2">{hint}</p>
        {children}
        <SubmitButton look={danger ? "danger" : "secondary"}>{label}</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}

/** What can be done with the listing besides writing it: only what its status and the reader's rights allow. */
export function ListingMoves({ locale, own, today }: Props) {
  const { listing, may } = own;
  const offers = (move: Offered & keyof typeof listingMoves) =>
    may.has(move) && (listingMoves[move].from as readonly string[]).includes(listing.status);
  const { code } = listing;
  const moves = [
    offers("renew") && (
      <Move key="renew" action={renew} code={code} label={t(locale, "listings.renew")} hint={t(locale, "listings.renewHint")}>
        <TextField
          name="validUntil"
          type="date"
          label={t(locale, "listings.renewUntil")}
          min={today}
          max={addMonths(today, VALID_MONTHS)}
          defaultValue={addMonths(today, VALID_MONTHS)}
        />
      </Move>
    ),
    offers("fulfil") && (
      <Move key="fulfil" action={fulfil} code={code} label={t(locale, "listings.fulfil")} hint={t(locale, "listings.fulfilHint")}>
        <TextArea name="note" label={t(locale, "listings.fulfilNote")} rows={2} />
      </Move>
    ),
    offers("withdraw") && (
      <Move
        key="withdraw"
        action={withdraw}
        code={code}
        label={t(locale, "listings.withdraw")}
        hint={t(locale, "listings.withdrawHint")}
        danger
      >
        <TextArea name="reason" label={t(locale, "listings.withdrawReason")} rows={2} />
      </Move>
    ),
    offers("delete") && !own.submittedOnce && (
      <Move
        key="delete"
        action={remove}
        code={code}
        label={t(locale, "listings.deleteDraft")}
        hint={t(locale, "listings.deleteHint")}
        danger
      />
    ),
  ].filter(Boolean);
  const reopens = offers("reopen") && (
    <ActionForm action={reopen} label={t(locale, "listings.reopen")}>
      <input type="hidden" name="code" value={code} />
      <SubmitButton>{t(locale, "listings.reopen")}</SubmitButton>
    </ActionForm>
  );
  const duplicates = own.may.has("edit") && (
    <ActionForm action={duplicate} label={t(locale, "posting.duplicate")}>
      <input type="hidden" name="code" value={code} />
      <SubmitButton look="secondary">{t(locale, "posting.duplicate")}</SubmitButton>
    </ActionForm>
  );
  if (moves.length === 0 && !reopens && !duplicates) return null;
  return (
    <Section title={t(locale, "listings.movesTitle")}>
      <div className="space-y-2">
        {reopens}
        {duplicates}
        {moves}
      </div>
    </Section>
  );
}
