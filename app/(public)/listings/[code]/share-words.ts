import type { CodeNames } from "#components/listing-view.ts";
import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import { amountRangeIn } from "#lib/i18n/amount.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { excerpt } from "#lib/kernel/text.ts";
import { FIELD_LABELS, FORM_LABELS, REGION_LABELS, SIDE_LABELS } from "#lib/listings/labels.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import type { Poster } from "#lib/poster/draw-poster.ts";

type Shared = { locale: Locale; listing: ListingView; names: CodeNames; origin: string };

/** Whether a listing may be passed on: everybody may read it now. */
export const isShareable = ({ status, visibility }: Pick<ListingView, "status" | "visibility">): boolean =>
  status === "PUBLISHED" && visibility !== "MATCH_ONLY";

/** Characters of the summary that a poster and a message have room for. */
const SUMMARY = 84;

/** The summary, else the beginning of the text, as much as there is room for. Cut last, so that no half of a number is left. */
const summaryOf = ({ summary, description }: ListingView): string =>
  excerpt(withoutContacts(summary || description.replace(/\s+/gu, " ")), SUMMARY);

const addressOf = ({ locale, listing, origin }: Shared): string => `${origin}${localePath(locale, `/listings/${listing.code}`)}`;

/** The firm as strangers may know it, also when its own people look: what is passed on is read by strangers. */
const firmOf = ({ locale, listing }: Shared): string =>
  listing.visibility === "ANONYMOUS" || listing.organization.name === null
    ? t(locale, "discovery.anonymousFirm")
    : listing.organization.name;

function factsOf({ locale, listing, names }: Shared): { label: string; value: string }[] {
  const { form, chain, side } = listing;
  const deadline = side === "DEMAND" ? listing.neededBy : null;
  return [
    ...(form ? [{ label: labelsIn(locale, FIELD_LABELS).form ?? "", value: labelsIn(locale, FORM_LABELS)[form] }] : []),
    ...(chain && chain !== "none" ? [{ label: labelsIn(locale, FIELD_LABELS).chain ?? "", value: names.chain(chain) }] : []),
    {
      label: t(locale, side === "DEMAND" ? "site.rowBudget" : "site.rowPrice"),
      value: amountRangeIn(locale, listing.amountMinWan, listing.amountMaxWan),
    },
    deadline
      ? { label: labelsIn(locale, FIELD_LABELS).neededBy ?? "", value: deadline }
      : { label: labelsIn(locale, FIELD_LABELS).validUntil ?? "", value: listing.validUntil },
  ];
}

/** Colours of the seals, as in app/styles/tokens.css: a picture has no style sheet. */
const SEALS = {
  BEIJING: { edge: "#A8321F", fill: "#B23A26", onFill: "#FFFFFF" },
  TIANJIN: { edge: "#1B5C8A", fill: "#2A6A9E", onFill: "#FFFFFF" },
  HEBEI: { edge: "#7A5A0B", fill: "#E0B04A", onFill: "#1E2328" },
} as const;

/** What stands on the poster of a listing: no contact, no name of an anonymous firm, whoever asks. */
export function posterOf(shared: Shared): Poster {
  const { locale, listing } = shared;
  const { region } = listing.organization;
  return {
    locale,
    site: t(locale, "common.siteName"),
    code: listing.code,
    kind: t(locale, "discovery.kind", {
      region: labelsIn(locale, REGION_LABELS)[region],
      side: labelsIn(locale, SIDE_LABELS)[listing.side],
    }),
    firm: firmOf(shared),
    seal: { char: t(locale, `common.seal${region}`), solid: listing.side === "SUPPLY", ...SEALS[region] },
    title: withoutContacts(listing.title),
    summary: summaryOf(listing),
    facts: factsOf(shared),
    scan: t(locale, "discovery.posterScan"),
    note: t(locale, "discovery.posterNote"),
    address: addressOf(shared),
  };
}

/** The text that somebody puts into a chat group: what it is, the few facts that decide, where to read on. */
export function messageOf(shared: Shared): string {
  const { locale, listing } = shared;
  const { organization, side, title } = listing;
  const kind = {
    region: labelsIn(locale, REGION_LABELS)[organization.region],
    side: labelsIn(locale, SIDE_LABELS)[side],
    title: withoutContacts(title),
  };
  const facts = [{ label: t(locale, "discovery.messageFirm"), value: firmOf(shared) }, ...factsOf(shared)];
  return [
    t(locale, "discovery.messageKind", kind),
    summaryOf(listing),
    ...facts.map((fact) => t(locale, "discovery.messageFact", fact)),
    t(locale, "discovery.messageEnd", { address: addressOf(shared) }),
  ].join("\n");
}
