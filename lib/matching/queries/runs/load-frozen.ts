import { getEdition } from "#lib/editions/queries/editions.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import { MATCH_COLUMNS, type MatchRow, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import { qualificationKey, type Term } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

const AT_ONCE = 500;

/** A listing as it read when the issue was frozen. The firm's certificates are those of today: issues do not print them. */
function asFrozen(row: MatchRow, printed: EditionRow, content: ListingContent | null, terms: readonly Term[]): MatchListing {
  const keyed = (label: string) => ({ key: qualificationKey(terms, label), label });
  const texts = content ?? { title: printed.title, summary: printed.summary, description: printed.keyFigures, keywords: [] };
  const { title, summary, description, keywords } = texts;
  const masked = toMatchListing({ ...row, title, summary, description, keywords: [...keywords] });
  const ofFirm = row.organization.qualificationKeys.map((key, i) => ({ key, label: row.organization.qualifications[i] ?? key }));
  return {
    ...masked,
    ...(content && {
      form: content.form,
      cluster: content.cluster,
      targetRegions: content.targetRegions,
      amountBasis: content.amountBasis,
      neededBy: content.neededBy,
      availableFrom: content.availableFrom,
      requiredQualifications: content.requiredQualifications.map(keyed),
      heldQualifications: [...content.heldQualifications.map(keyed), ...ofFirm],
    }),
    region: printed.region,
    chain: printed.chain,
    chainLink: printed.chainLink,
    cooperation: printed.cooperation,
    amountMinWan: printed.amountMinWan,
    amountMaxWan: printed.amountMaxWan,
    validUntil: printed.validUntil,
    // Later confirmations are no part of the issue.
    confirmedOn: row.publishedAt && dayOf(row.publishedAt),
  };
}

/** The text a listing had in its printed version. */
async function contentsOf({ db }: Viewing, rows: readonly MatchRow[], printed: ReadonlyMap<string, EditionRow>) {
  const versions = await db.listingVersion.findMany({
    where: { listingId: { in: rows.map(({ id }) => id) } },
    orderBy: { version: "asc" },
    select: { listingId: true, version: true, content: true },
  });
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const contents = new Map<string, ListingContent>();
  for (const { listingId, version, content } of versions) {
    const row = printed.get(codes.get(listingId) ?? "");
    if (row && version <= row.version) contents.set(listingId, content as ListingContent);
  }
  return contents;
}

/**
 * The needs and offers of a frozen issue, read as they were printed, and the day by which they are judged: that of the cut-off.
 *
 * @throws {DomainError} NOT_FOUND, ILLEGAL_TRANSITION for an issue that is not frozen
 */
export async function loadFrozen(viewing: Viewing, number: string): Promise<{ prepared: Prepared[]; today: string }> {
  const edition = await getEdition(viewing, number);
  if (edition.frozenAt === null) throw new DomainError("ILLEGAL_TRANSITION", `edition ${number} is not frozen`);
  const printed = new Map(edition.rows.filter(({ section }) => section !== "PROGRESS").map((row) => [row.code, row]));
  const codes = [...printed.keys()];
  const terms = await taxonomyOf(viewing.db, "qualification");
  const tools = await readingToolsOf(viewing.db);
  const prepared: Prepared[] = [];
  for (let from = 0; from < codes.length; from += AT_ONCE) {
    const rows = await viewing.db.listing.findMany({
      where: { code: { in: codes.slice(from, from + AT_ONCE) } },
      select: MATCH_COLUMNS,
    });
    const contents = await contentsOf(viewing, rows, printed);
    for (const row of rows) {
      const line = printed.get(row.code);
      if (line) prepared.push(prepareListing(asFrozen(row, line, contents.get(row.id) ?? null, terms), tools));
    }
  }
  prepared.sort((a, b) => (a.listing.code < b.listing.code ? -1 : 1));
  return { prepared, today: dayOf(new Date(edition.cutoff)) };
}
