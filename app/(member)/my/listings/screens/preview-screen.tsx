import Link from "next/link";
import { codeNames } from "#components/code-names.ts";
import { FilesSummary } from "#components/files-summary.tsx";
import { Ledger } from "#components/ledger.tsx";
import { ListingRow } from "#components/listing-row.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { Seal } from "#components/seal.tsx";
import { ShownFiles } from "#components/shown-files.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { FORM_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import { getOwnFiles } from "#lib/listings/queries/files.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { POSTER_SIZE } from "#lib/poster/size.ts";
import { ListingBody, ListingHead } from "../../../../(public)/listings/[code]/listing-document.tsx";
import { isShareable } from "../../../../(public)/listings/[code]/share-words.ts";

/** The public row and the public document, drawn by the parts of the public pages. */
export async function PreviewScreen({ ctx, listing }: { ctx: Context; listing: ListingView }) {
  const { locale } = ctx;
  const [names, { files }] = await Promise.all([codeNames(ctx), getOwnFiles(ctx, listing.code)]);
  const today = dayOf(ctx.now);
  const { visibility } = listing;
  return (
    <div className="space-y-8">
      {visibility !== "PUBLIC" && (
        <Notice kind="info">
          {t(locale, visibility === "ANONYMOUS" ? "posting.previewAnonymous" : "posting.previewMatchOnly")}
        </Notice>
      )}
      <Section title={t(locale, "posting.previewRow")} aside={<Change ctx={ctx} code={listing.code} />}>
        <Ledger label={t(locale, "posting.previewRow")}>
          <ListingRow locale={locale} listing={listing} names={names} today={today} heading="h3" />
        </Ledger>
      </Section>
      <Section title={t(locale, "posting.previewDetail")}>
        <article className="space-y-8 border border-rule bg-card p-4 sm:p-6">
          <header className="flex flex-wrap items-start gap-4">
            <Seal locale={locale} region={listing.organization.region} side={listing.side} size="lg" />
            <div className="min-w-0 flex-[1_1_9rem] space-y-1">
              <p className="text-sm text-ink-2">
                {[labelsIn(locale, SIDE_LABELS)[listing.side], listing.form && labelsIn(locale, FORM_LABELS)[listing.form]]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <p className="font-display text-3xl font-semibold">{listing.title}</p>
            </div>
          </header>
          <ListingHead locale={locale} listing={listing} names={names} today={today} columns={1} />
          <ListingBody locale={locale} listing={listing} />
          <ShownFiles locale={locale} files={files} />
        </article>
      </Section>
      {isShareable(listing) && <PosterPreview locale={locale} listing={listing} />}
      <FilesSummary viewing={ctx} code={listing.code} files={files} />
    </div>
  );
}

/** The poster that people will pass on. */
function PosterPreview({ locale, listing }: { locale: Locale; listing: ListingView }) {
  return (
    <Section title={t(locale, "posting.previewPoster")}>
      <p className="mb-3 max-w-measure text-ink-2">{t(locale, "posting.previewPosterText")}</p>
      {/* biome-ignore lint/performance/noImgElement: the server draws it in its one size */}
      <img
        src={localePath(locale, `/my/listings/${listing.code}/poster.png`)}
        alt={t(locale, "discovery.posterAlt", { title: listing.title })}
        {...POSTER_SIZE}
        loading="lazy"
        decoding="async"
        className="h-auto w-full max-w-64 border border-rule bg-card"
      />
    </Section>
  );
}

/** The ways back to what is shown. */
function Change({ ctx: { locale }, code }: { ctx: Context; code: string }) {
  return (
    <span className="flex gap-4">
      {(["1", "2"] as const).map((step) => (
        <Link
          key={step}
          href={localePath(locale, `/my/listings/${code}/edit?step=${step}`)}
          prefetch={false}
          className="link inline-block py-2"
        >
          {t(locale, "posting.previewChange", { step: t(locale, `posting.step${step}`) })}
        </Link>
      ))}
    </span>
  );
}
