import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { DataTable } from "#components/data-table.tsx";
import { fieldLabel, showField, type TableNames } from "#components/field-words.ts";
import { Section } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { FILES } from "#lib/listings/model/files.ts";
import type { OwnListing } from "#lib/listings/queries/desk.ts";
import { discard } from "../actions.ts";
import { valueAt } from "./history.tsx";

/** The revision beside the public text: where they differ, and the way to drop it. */
export function RevisionState({ locale, own, names }: { locale: Locale; own: OwnListing; names: TableNames }) {
  const { listing } = own;
  const { pending } = listing;
  if (!pending) return null;
  const isOpen = listing.status === "PUBLISHED";
  return (
    <Section title={t(locale, "listings.pendingTitle")}>
      {pending.changed.length > 0 && (
        <DataTable
          caption={t(locale, "listings.pendingChanged")}
          rows={pending.changed}
          rowKey={(field) => field}
          columns={[
            { key: "field", head: t(locale, "listings.colField"), rowHead: true, cell: (field) => fieldLabel(locale, field) },
            {
              key: "public",
              head: t(locale, "listings.colPublic"),
              cell: (field) => (field === FILES ? "" : show(locale, names, field, valueAt(listing, field))),
            },
            {
              key: "pending",
              head: t(locale, "listings.colPending"),
              cell: (field) =>
                field === FILES ? (
                  <Link className="link" href={localePath(locale, `/my/listings/${listing.code}/files`)} prefetch={false}>
                    {t(locale, "files.manage")}
                  </Link>
                ) : (
                  show(locale, names, field, valueAt(pending.values, field))
                ),
            },
          ]}
        />
      )}
      {isOpen && own.may.has("discard") && (
        <ActionForm action={discard} label={t(locale, "listings.discard")} className="mt-3">
          <input type="hidden" name="code" value={listing.code} />
          <SubmitButton look="quiet">{t(locale, "listings.discard")}</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}

function show(locale: Locale, names: TableNames, field: string, value: unknown) {
  const text =
    field === "contact" && typeof value === "object" && value !== null
      ? Object.values(value).filter(Boolean).join(t(locale, "common.listSeparator"))
      : showField(locale, names, field, value);
  return <span className="whitespace-pre-line">{text}</span>;
}
