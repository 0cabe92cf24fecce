import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import type { MatchListing, Qualification } from "#lib/matching/model/listing.ts";
import { loadRows, type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { qualificationKey, type Term } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** A listing as it was read at a version. */
export type ListingAt = { id: string; version: number };

const keyOf = ({ id, version }: ListingAt): string => `${id} ${version}`;
const AT_ONCE = 1_000;

/** The content of a version put over the row as it is today; its firm's facts are today's. */
function withContent(row: MatchRow, content: ListingContent, terms: readonly Term[]): MatchListing {
  const { title, summary, description, keywords } = content;
  const keyed = (label: string): Qualification => ({ key: qualificationKey(terms, label), label });
  const { qualificationKeys, qualifications } = row.organization;
  return {
    ...toMatchListing({ ...row, title, summary, description, keywords }),
    form: content.form,
    chain: content.chain,
    chainLink: content.chainLink,
    cluster: content.cluster,
    targetRegions: content.targetRegions,
    cooperation: content.cooperation,
    requiredQualifications: content.requiredQualifications.map(keyed),
    heldQualifications: [
      ...content.heldQualifications.map(keyed),
      ...qualificationKeys.map((key, i) => ({ key, label: qualifications[i] ?? key })),
    ],
    amountMinWan: content.amountMinWan,
    amountMaxWan: content.amountMaxWan,
    amountBasis: content.amountBasis,
    neededBy: content.neededBy,
    availableFrom: content.availableFrom,
    validUntil: content.validUntil,
  };
}

/**
 * Listings as they were when they were judged: the text of that version, masked where the listing is anonymous. Without a kept
 * version the text of today stands in. Answered by `atKey`.
 */
export async function loadListingsAt({ db }: Viewing, wanted: readonly ListingAt[]): Promise<Map<string, MatchListing>> {
  const terms = await taxonomyOf(db, "qualification");
  const distinct = [...new Map(wanted.map((at) => [keyOf(at), at])).values()];
  const found = new Map<string, MatchListing>();
  for (let from = 0; from < distinct.length; from += AT_ONCE) {
    const part = distinct.slice(from, from + AT_ONCE);
    const ids = part.map(({ id }) => id);
    const rows = new Map((await loadRows({ db }, ids)).map((row) => [row.id, row]));
    const contents = await db.$queryRaw<{ id: string; version: number; content: ListingContent }[]>`
      SELECT w.id, w.version, v.content
      FROM unnest(${ids}::uuid[], ${part.map(({ version }) => version)}::int[]) AS w (id, version)
      CROSS JOIN LATERAL (
        SELECT content FROM listing_version WHERE listing_id = w.id AND version <= w.version ORDER BY version DESC LIMIT 1
      ) AS v`;
    const kept = new Map(contents.map((row) => [keyOf(row), row.content]));
    for (const at of part) {
      const row = rows.get(at.id);
      const content = kept.get(keyOf(at));
      if (row) found.set(keyOf(at), content ? withContent(row, content, terms) : toMatchListing(row));
    }
  }
  return found;
}

/** The name under which `loadListingsAt` answers. */
export const atKey = keyOf;
