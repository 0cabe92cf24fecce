import { markChange } from "#lib/editions/model/changes.ts";
import { withoutContacts } from "#lib/editions/model/contact-free.ts";
import type { UnsealedRow } from "#lib/editions/model/hashes.ts";
import { keyFiguresOf } from "#lib/editions/model/key-figures.ts";
import { compareRows } from "#lib/editions/model/order.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { excerpt } from "#lib/kernel/text.ts";

const SUMMARY_FROM_DESCRIPTION = 80;

/** A listing as anybody may read it: of an anonymous firm neither name nor division is known here. */
export type ListingForEdition = {
  code: string;
  side: "SUPPLY" | "DEMAND";
  title: string;
  summary: string;
  description: string;
  /** The side's measurable fields in the order of the form, with their labels. */
  indicators: readonly { label: string; text: string }[];
  organization: string | null;
  enteredByStaff: boolean;
  region: EditionRow["region"];
  division: string | null;
  chain: string | null;
  chainLink: string | null;
  cooperation: readonly string[];
  amountMinWan: number | null;
  amountMaxWan: number | null;
  validUntil: string;
  version: number;
};

/** What an issue is put together from. */
export type EditionMaterial = {
  /** Published and valid at the cut-off. */
  open: readonly ListingForEdition[];
  /** Listings of the issue before that ended since. */
  ended: readonly { listing: ListingForEdition; how: "FULFILLED" | "WITHDRAWN" }[];
  /** The rows of the issue before, empty for the first one. */
  previous: readonly EditionRow[];
  /** Codes of the chains in the order of the taxonomy. */
  chains: readonly string[];
};

/** What a row tells about its listing; the issue adds serial, mark and seal. */
export function describeListing(listing: ListingForEdition): Omit<UnsealedRow, "serial" | "section" | "change"> {
  const description = withoutContacts(listing.description);
  const summary = withoutContacts(listing.summary.trim()) || excerpt(description.trim(), SUMMARY_FROM_DESCRIPTION);
  const indicators = listing.indicators.map(({ label, text }) => ({ label, text: withoutContacts(text) }));
  return {
    code: listing.code,
    title: withoutContacts(listing.title),
    organization: listing.organization,
    enteredByStaff: listing.enteredByStaff,
    region: listing.region,
    division: listing.division,
    chain: listing.chain,
    chainLink: listing.chainLink,
    summary,
    keyFigures: keyFiguresOf(indicators, description, summary),
    cooperation: [...listing.cooperation],
    amountMinWan: listing.amountMinWan,
    amountMaxWan: listing.amountMaxWan,
    validUntil: listing.validUntil,
    version: listing.version,
  };
}

/** The rows of an issue in printed order with their serials and change marks, not yet sealed. Pure. */
export function assembleRows({ open, ended, previous, chains }: EditionMaterial): UnsealedRow[] {
  const before = new Map(previous.filter(({ section }) => section !== "PROGRESS").map((row) => [row.code, row]));
  const current = open.map((listing) => {
    const row = describeListing(listing);
    return { ...row, section: listing.side, change: markChange(row, before.get(row.code)) };
  });
  const progress = ended
    .filter(({ listing }) => before.has(listing.code))
    .map(({ listing, how }) => ({ ...describeListing(listing), section: "PROGRESS" as const, change: how }));
  return [...current, ...progress].sort(compareRows(chains)).map((row, index) => ({ serial: index + 1, ...row }));
}
