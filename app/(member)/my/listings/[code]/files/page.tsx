import type { Metadata } from "next";
import { z } from "zod";
import { ActionForm } from "#components/action-form.tsx";
import { LinkButton } from "#components/button.tsx";
import { FileThumb } from "#components/file-figure.tsx";
import { FileUpload, uploadState } from "#components/file-upload.tsx";
import { guarded } from "#components/guarded.tsx";
import { ArrangeButton, ListingFiles } from "#components/listing-files.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { MOST_FILES } from "#lib/listings/model/files.ts";
import { getOwnListing, type OwnListing } from "#lib/listings/queries/desk.ts";
import { getOwnFiles, type OwnFiles } from "#lib/listings/queries/files.ts";
import { ownNames } from "../../own-name.ts";
import { arrange, describe, submit } from "./actions.ts";

type Query = Partial<Record<"done" | "undo" | "problem" | "caption", string | string[]>>;
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${t(await currentLocale(), "files.title")} ${(await params).code}` };
}

/** The attachments of one own listing: what there is, in which order, and the form for one more. */
async function FilesPage({ params, searchParams }: Props) {
  const { code } = await params;
  const query = await searchParams;
  const ctx = await requireContext(`/my/listings/${code}/files`);
  const { locale } = ctx;
  const [own, files] = await Promise.all([getOwnListing(ctx, code), getOwnFiles(ctx, code)]);
  const { listing } = own;
  const nameOf = await ownNames(ctx, [listing]);
  const locked = lockOf(own);
  const home = localePath(locale, `/my/listings/${code}`);
  const state = uploadState(locale, query);
  return (
    <Page width="form">
      <PageHeading
        above={
          <Breadcrumb
            label={t(locale, "common.breadcrumb")}
            items={[
              { href: localePath(locale, "/my/listings"), label: t(locale, "listings.listTitle") },
              { href: home, label: code },
              { label: t(locale, "files.title") },
            ]}
          />
        }
        title={t(locale, "files.title")}
        intro={nameOf(listing)}
      />
      <div className="mb-6 space-y-3 empty:hidden">
        <Answer locale={locale} own={own} query={query} isOpen={locked === null} />
        {state.problem?.field === "form" && <Notice kind="err">{state.problem.text}</Notice>}
        <Standing locale={locale} own={own} files={files} />
        {listing.visibility === "ANONYMOUS" && (
          <Notice kind="warn" title={t(locale, "files.anonymousTitle")}>
            <p>{t(locale, "files.anonymousText")}</p>
          </Notice>
        )}
      </div>
      <ListingFiles
        locale={locale}
        code={code}
        version={listing.version}
        own={files}
        actions={locked === null ? { arrange, describe } : null}
        isPublic={listing.status === "PUBLISHED"}
      />
      {files.takenOut.length > 0 && (
        <Section title={t(locale, "files.takenOutTitle")}>
          <ul className="flex flex-wrap gap-4">
            {files.takenOut.map((file) => (
              <li key={file.id}>
                <FileThumb locale={locale} file={file} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {locked !== null ? (
        <p className="mt-6 text-ink-2">{t(locale, locked)}</p>
      ) : files.files.length < MOST_FILES ? (
        <Section title={t(locale, "files.addTitle")} id="upload">
          <p className="mb-4 text-ink-2">{t(locale, "files.intro", { count: MOST_FILES })}</p>
          <FileUpload locale={locale} to={localePath(locale, `/my/listings/${code}/files/upload`)} state={state} />
        </Section>
      ) : (
        <p className="mt-6 text-ink-2">{t(locale, "files.full", { count: MOST_FILES })}</p>
      )}
      <p className="mt-10">
        <LinkButton look="secondary" href={home}>
          {t(locale, "files.back")}
        </LinkButton>
      </p>
    </Page>
  );
}

export default guarded(FilesPage);

type LockKey = "files.lockedReview" | "files.lockedEnded";

/** Why the attachments cannot be changed now: the rule of the text. */
function lockOf({ listing, may }: OwnListing): LockKey | null {
  if ((listing.pending?.status ?? listing.status) === "IN_REVIEW") return "files.lockedReview";
  const isEditable = may.has("edit") && ["DRAFT", "RETURNED", "SUBMITTED", "PUBLISHED"].includes(listing.status);
  return isEditable ? null : "files.lockedEnded";
}

const DONE: Record<string, MessageKey> = {
  added: "files.added",
  arranged: "files.arranged",
  removed: "files.removed",
  undone: "files.undone",
};

const undoSchema = z.array(z.uuid()).min(1).max(MOST_FILES);

/** The answer to what was just done; a removal can be taken back. */
function Answer({ locale, own, query, isOpen }: { locale: Locale; own: OwnListing; query: Query; isOpen: boolean }) {
  const key = typeof query.done === "string" ? DONE[query.done] : undefined;
  if (!key) return null;
  const before = undoSchema.safeParse(typeof query.undo === "string" ? query.undo.split(".") : []);
  const { code, version } = own.listing;
  return (
    <Notice kind="ok">
      <p>{t(locale, key as "files.added")}</p>
      {isOpen && query.done === "removed" && before.success && (
        <ArrangeButton
          action={arrange}
          code={code}
          version={version}
          ids={before.data}
          done="undone"
          label={t(locale, "files.undo")}
        >
          {t(locale, "files.undo")}
        </ArrangeButton>
      )}
    </Notice>
  );
}

/** When the attachments will be public, and what is still to be done for it. */
function Standing({ locale, own, files }: { locale: Locale; own: OwnListing; files: OwnFiles }) {
  const { listing, may } = own;
  const status = listing.pending?.status;
  if (listing.status === "DRAFT" || listing.status === "RETURNED") return <Notice>{t(locale, "files.draftHint")}</Notice>;
  if (files.isRevised && (status === "DRAFT" || status === "RETURNED")) {
    return (
      <Notice kind="warn">
        <p>{t(locale, "files.revisedDraft")}</p>
        {may.has("submit") && (
          <ActionForm action={submit} label={t(locale, "files.submit")} className="mt-2">
            <input type="hidden" name="code" value={listing.code} />
            <SubmitButton>{t(locale, "files.submit")}</SubmitButton>
          </ActionForm>
        )}
      </Notice>
    );
  }
  if (files.isRevised) return <Notice>{t(locale, "files.revisedWaiting")}</Notice>;
  return listing.visibility === "MATCH_ONLY" ? <Notice>{t(locale, "files.matchOnlyHint")}</Notice> : null;
}
