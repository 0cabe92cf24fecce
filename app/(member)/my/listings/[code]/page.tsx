import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "#components/button.tsx";
import { codeNames } from "#components/code-names.ts";
import { fieldLabel } from "#components/field-words.ts";
import { FilesSummary } from "#components/files-summary.tsx";
import { guarded } from "#components/guarded.tsx";
import type { JudgeQuery } from "#components/match-feedback.tsx";
import { MatchSection } from "#components/match-section.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { Breadcrumb } from "#components/section-nav.tsx";
import { requireContext } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { SIDE_LABELS } from "#lib/listings/labels.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { getOwnListing, isWritable, type OwnListing, ownContent, writtenStatus } from "#lib/listings/queries/desk.ts";
import { getOwnFiles } from "#lib/listings/queries/files.ts";
import { listHistory } from "#lib/listings/queries/history.ts";
import { completenessGains, completenessOf } from "#lib/listings/score.ts";
import { getSharing } from "#lib/matching/queries/shared/shared-needs.ts";
import { can } from "#lib/policies/authorize.ts";
import { judge, withdraw } from "../../matches/actions.ts";
import { ListingStatusBadges } from "../desk-row.tsx";
import { editHref } from "../edit-href.ts";
import { ownNames } from "../own-name.ts";
import { ForgetDraft } from "../screens/forget-draft.tsx";
import { ListingTimeline, ListingVersions } from "./history.tsx";
import { ListingMoves } from "./moves.tsx";
import { StatusNotices } from "./notices.tsx";
import { OwnText } from "./own-text.tsx";
import { RevisionState } from "./revision.tsx";
import { Sharing } from "./sharing.tsx";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<JudgeQuery & { done?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${t(await currentLocale(), "listings.listTitle")} ${(await params).code}` };
}

/** The firm's page of one listing: how it stands, its text to be written, and everything that happened to it. */
async function OwnListingPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { done, ...query } = await searchParams;
  const ctx = await requireContext(`/my/listings/${code}`);
  const { locale } = ctx;
  const own = await getOwnListing(ctx, code);
  const { listing } = own;
  const firm = { organizationId: listing.organization.id ?? "" };
  const writable = isWritable(own);
  const [nameOf, history, names, files, sharing] = await Promise.all([
    ownNames(ctx, [listing]),
    listHistory(ctx, { id: own.id, ...firm }),
    codeNames(ctx),
    getOwnFiles(ctx, code),
    can(ctx.actor, "match.shareNeed", firm) && SHARED.includes(listing.status) ? getSharing(ctx, code) : null,
  ]);
  const values = ownContent(own);
  // Beside what was found for a public need; below the text while that is still being written.
  const isOpen = listing.status === "PUBLISHED";
  const share = sharing && (
    <div className="my-10">
      <Sharing locale={locale} code={code} sharing={sharing} />
    </div>
  );
  const intro = (
    <span className="flex flex-wrap items-center gap-3">
      <ListingStatusBadges locale={locale} listing={listing} />
      {labelsIn(locale, SIDE_LABELS)[listing.side]} · {listing.code}
      {listing.status === "PUBLISHED" && (
        <Link className="link" href={localePath(locale, `/listings/${code}`)} prefetch={false}>
          {t(locale, "listings.publicPage")}
        </Link>
      )}
    </span>
  );
  return (
    <Page>
      <Breadcrumb
        label={t(locale, "common.breadcrumb")}
        items={[{ href: localePath(locale, "/my/listings"), label: t(locale, "listings.listTitle") }, { label: code }]}
      />
      <PageHeading
        title={nameOf(listing)}
        intro={intro}
        actions={writable && <LinkButton href={writeHref(locale, own)}>{t(locale, writeLabel(own))}</LinkButton>}
      />
      {typeof done === "string" && ctx.actor.userId && <ForgetDraft userId={ctx.actor.userId} code={code} />}
      <StatusNotices locale={locale} own={own} done={typeof done === "string" ? done : null} />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <div>
          {MATCHED.includes(listing.status) && (
            <div className="mb-10">
              <MatchSection
                viewing={ctx}
                listing={listing}
                feedback={{ place: "own", judge, withdraw, query, href: localePath(locale, `/my/listings/${code}`) }}
              />
            </div>
          )}
          {isOpen && share}
          <RevisionState locale={locale} own={own} names={names} />
          <OwnText
            locale={locale}
            values={values}
            names={names}
            aside={writable && <Completeness values={values} locale={locale} />}
          />
          {!isOpen && share}
        </div>
        <aside className="mt-10 space-y-10 lg:mt-0">
          <ListingTimeline locale={locale} events={history.events} status={listing.status} />
          <FilesSummary viewing={ctx} code={code} files={files.files} />
          <ListingMoves locale={locale} own={own} today={dayOf(ctx.now)} />
          <ListingVersions locale={locale} versions={history.versions} names={names} />
        </aside>
      </div>
    </Page>
  );
}

export default guarded(OwnListingPage);

/** Shown what they would find or have found: from the submission on. */
const MATCHED: readonly OwnListing["listing"]["status"][] = ["SUBMITTED", "IN_REVIEW", "PUBLISHED"];

/** A need that may still find partners. */
const SHARED: readonly OwnListing["listing"]["status"][] = [
  "DRAFT",
  "SUBMITTED",
  "IN_REVIEW",
  "RETURNED",
  "PUBLISHED",
  "SUSPENDED",
];

/** The first screen, or the one with what the moderator marked. */
function writeHref(locale: Context["locale"], own: OwnListing): string {
  const [note] = writtenStatus(own) === "RETURNED" ? (own.listing.lastDecision?.fieldNotes ?? []) : [];
  return editHref(locale, own.listing.code, note?.path);
}

function writeLabel(own: OwnListing) {
  const status = writtenStatus(own);
  return status === "DRAFT" ? "posting.continue" : status === "RETURNED" ? "posting.repair" : "posting.change";
}

/** How much the listing says, and what would raise it most. */
function Completeness({ locale, values }: { locale: Context["locale"]; values: ListingContent }) {
  const percent = completenessOf(values);
  const gains = completenessGains(values)
    .slice(0, 3)
    .map(({ field, points }) => t(locale, "listings.completenessGain", { field: gainLabel(locale, field, values.side), points }));
  return (
    <>
      {t(locale, "listings.completeness", { percent })}
      {gains.length > 0 &&
        ` · ${t(locale, "listings.completenessNext", { fields: gains.join(t(locale, "common.listSeparator")) })}`}
    </>
  );
}

const gainLabel = (locale: Context["locale"], field: string, side: ListingContent["side"]): string => {
  const isDemand = side === "DEMAND";
  const named: Record<string, string> = {
    amount: fieldLabel(locale, "amountMaxWan"),
    date: fieldLabel(locale, isDemand ? "neededBy" : "availableFrom"),
    qualifications: fieldLabel(locale, isDemand ? "requiredQualifications" : "heldQualifications"),
    details: t(locale, "listings.formDetails"),
  };
  return named[field] ?? fieldLabel(locale, field);
};
