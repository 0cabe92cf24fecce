import type { Db, Tx } from "#lib/db/client.ts";
import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { CONTENT_SELECT, contentOf } from "#lib/listings/model/content.ts";
import { statusAt } from "#lib/listings/model/status.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { titleKeyOf } from "#lib/listings/queries/title-key.ts";
import { type Fingerprint, fingerprintOf, fingerprintScore, NEAR_DUPLICATE_FROM } from "#lib/moderation/model/hints.ts";
import { type Finding, finding } from "#lib/transfer/model/findings.ts";
import type { ListingRecord } from "#lib/transfer/model/record.ts";
import { SIDES } from "#lib/transfer/parse/words.ts";

/** A listing that may be the one a row names: its number or its title is the row's. */
export type Candidate = { id: string; code: string; status: ListingStatus; content: ListingContent; contentHash: string | null };

type Other = { id: string; code: string; side: string; fingerprint: Fingerprint };

/** The listings of a firm that matter to the rows of a batch. */
export type Neighbours = { candidates: Candidate[]; others: Other[] };

const OVER: ListingStatus[] = ["REJECTED", "FULFILLED", "WITHDRAWN", "EXPIRED", "ARCHIVED"];
/** So many listings are compared for likeness in a batch, the latest ones. */
const COMPARED = 2000;

type Row = { firmId: string; record: ListingRecord };

/**
 * What the firms of a batch have already: listings under a number or a title of the rows, and, to compare with, the latest others from
 * before this import (`now`; its own rows were compared while the file was read).
 */
export async function readNeighbours(db: Db | Tx, rows: readonly Row[], now: Date): Promise<Map<string, Neighbours>> {
  const organizationId = { in: [...new Set(rows.map(({ firmId }) => firmId))] };
  const numbers = rows.flatMap(({ record }) => record.externalId ?? []);
  const titles = rows.map(({ record }) => titleKeyOf(record.title));
  const candidates = await db.listing.findMany({
    where: { organizationId, OR: [{ externalId: { in: numbers } }, { titleKey: { in: titles } }] },
    select: {
      ...CONTENT_SELECT,
      id: true,
      code: true,
      status: true,
      claimedUntil: true,
      organizationId: true,
      contentHash: true,
    },
    orderBy: { id: "asc" },
  });
  const others = await db.listing.findMany({
    where: { organizationId, status: { notIn: OVER }, createdAt: { lt: now } },
    select: { id: true, code: true, side: true, title: true, description: true, organizationId: true },
    orderBy: { id: "desc" },
    take: COMPARED,
  });
  const byFirm = new Map<string, Neighbours>(organizationId.in.map((id) => [id, { candidates: [], others: [] }]));
  for (const row of candidates) {
    const { id, code, contentHash } = row;
    byFirm
      .get(row.organizationId)
      ?.candidates.push({ id, code, contentHash, content: contentOf(row), status: statusAt(row, now) });
  }
  for (const { id, code, side, organizationId: firm, ...text } of others) {
    byFirm.get(firm)?.others.push({ id, code, side, fingerprint: fingerprintOf(text) });
  }
  return byFirm;
}

/** The listing that a row is: by the firm's own number, else by side and folded title among those without a number. */
export function identityAmong(record: ListingRecord, { candidates }: Neighbours): Candidate | null {
  const { externalId, side } = record;
  const titleKey = titleKeyOf(record.title);
  const found = candidates.filter(({ content }) =>
    externalId === null
      ? content.externalId === null && content.side === side && titleKeyOf(content.title) === titleKey
      : content.externalId === externalId,
  );
  // Ids rise with time: of several drafts under one title the newest is meant.
  return found.at(-1) ?? null;
}

/** What a firm's other listings say about a row: the same title (held), or much alike (a note). */
export function likenessAmong(record: ListingRecord, self: Candidate | null, { candidates, others }: Neighbours): Finding[] {
  const titleKey = titleKeyOf(record.title);
  const isOther = ({ id, status, content }: Candidate): boolean =>
    id !== self?.id && content.side === record.side && !OVER.includes(status);
  const titled = candidates.find((other) => isOther(other) && titleKeyOf(other.content.title) === titleKey);
  if (titled) return [finding("SAME_TITLE", { side: SIDES.labels[record.side], where: titled.code })];
  if (others.length === 0) return [];
  const fingerprint = fingerprintOf(record);
  const near = others.find(
    ({ id, side, fingerprint: other }) =>
      id !== self?.id && side === record.side && fingerprintScore(other, fingerprint) >= NEAR_DUPLICATE_FROM,
  );
  return near ? [finding("SIMILAR", { where: ` ${near.code} ` })] : [];
}
