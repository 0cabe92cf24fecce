import type { Db } from "#lib/db/client.ts";
import { addMonths, dayOf } from "#lib/kernel/clock.ts";
import type { Contact } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { STATUS_LABELS } from "#lib/listings/labels.ts";
import { contactFrom } from "#lib/listings/model/contact.ts";
import { contentHash } from "#lib/listings/model/content-hash.ts";
import { type ListingContent, VALID_MONTHS } from "#lib/listings/model.ts";
import { contentErrors, listingFields } from "#lib/listings/schema.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { FirmIndex, type FoundFirm } from "#lib/transfer/commands/firm-index.ts";
import {
  type Candidate,
  identityAmong,
  likenessAmong,
  type Neighbours,
  readNeighbours,
} from "#lib/transfer/commands/neighbours.ts";
import { type Finding, finding, heaviest, type Place, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import type { ListingRecord } from "#lib/transfer/model/record.ts";
import type { RowRead } from "#lib/transfer/parse/read-row.ts";
import type { PublishMode } from "#lib/transfer/schema.ts";

/** A row that may go in, with everything that is written of it. */
export type PlannedRow = {
  read: RowRead;
  firm: FoundFirm;
  content: ListingContent;
  contact: Contact | null;
  validUntilStated: boolean;
  known: Candidate | null;
  unchanged: boolean;
  publish: boolean;
  remarks: Remark[];
};

/** A batch of rows against what the database holds: those that may go in, and those left out. */
export type Plan = { index: FirmIndex; going: PlannedRow[]; leftOut: { read: RowRead; remarks: Remark[] }[] };

const rowPlace = (read: RowRead): Place => ({ sheet: read.sheet, row: read.row, column: null, cell: null, field: null });
const firmPlace = (read: RowRead): Place => ({ ...rowPlace(read), field: "organization" });

/** The content that a record stands for; a validity that is not stated is twelve months. */
export function contentOfRecord(record: ListingRecord, today: string): ListingContent {
  const { organization: _firm, contact: _contact, sourceChannel: _channel, validUntil, ...rest } = record;
  return { ...rest, validUntil: validUntil ?? addMonths(today, VALID_MONTHS) };
}

/** What the one schema of listings still says against a content that was read; normally nothing. */
function schemaRemarks(read: RowRead, content: ListingContent): Remark[] {
  const errors = contentErrors(content);
  for (const [name, schema] of Object.entries(listingFields)) {
    if (name === "contact") continue;
    const issue = schema.safeParse(content[name as keyof ListingContent]).error?.issues[0];
    if (issue) errors.push({ path: [name, ...issue.path].join("."), message: issue.message });
  }
  return errors.map(({ path, message }) =>
    remarkAt({ ...rowPlace(read), field: path }, finding("INVALID", { name: path, why: message }), null),
  );
}

function isUnchanged(known: Candidate, row: Pick<PlannedRow, "content" | "contact" | "validUntilStated">): boolean {
  if (known.contentHash !== null) return known.contentHash === contentHash(row.content, row.contact, row);
  return contentHash(known.content, null, row) === contentHash(row.content, null, row);
}

/** What speaks against writing for this firm, or against publishing at once. */
function firmFindings(ctx: Context, firm: FoundFirm): Finding[] {
  if (firm.verification === "SUSPENDED") return [finding("ORG_SUSPENDED")];
  const owned = { organizationId: firm.id ?? "", claimed: firm.claimed };
  if (!can(ctx.actor, "listing.create", owned)) return [finding("ORG_HAS_ACCOUNT")];
  if (belongsTo(ctx.actor, owned)) return [finding("OWN_ORGANIZATION")];
  // A firm that registered itself is published after its verification, not before.
  return firm.claimed && firm.verification !== "VERIFIED" ? [finding("ORG_UNVERIFIED")] : [];
}

const NO_NEIGHBOURS: Neighbours = { candidates: [], others: [] };

const FORCED_HOLD: readonly string[] = ["OWN_ORGANIZATION", "ORG_UNVERIFIED"];

function planRow(
  ctx: Context,
  read: RowRead,
  record: ListingRecord,
  index: FirmIndex,
  neighbours: ReadonlyMap<string, Neighbours>,
  mode: PublishMode,
): PlannedRow {
  const { firm, findings } = index.resolve(record.organization);
  const content = contentOfRecord(record, dayOf(ctx.now));
  const row = { content, contact: contactFrom(record.contact), validUntilStated: record.validUntil !== null };
  const siblings = (firm.id === null ? undefined : neighbours.get(firm.id)) ?? NO_NEIGHBOURS;
  const known = identityAmong(record, siblings);
  const unchanged = known !== null && isUnchanged(known, row);
  const remarks = [...read.remarks, ...schemaRemarks(read, content)];
  for (const found of [...findings, ...(unchanged ? [] : firmFindings(ctx, firm))])
    remarks.push(remarkAt(firmPlace(read), found, null));
  if (known && known.content.side !== content.side)
    remarks.push(remarkAt(rowPlace(read), finding("EXTERNAL_ID_OTHER_SIDE", { code: known.code }), null));
  // Likeness to rows of this file was told while reading them.
  const toldAlready = remarks.some(({ code }) => code === "SAME_TITLE" || code === "SIMILAR");
  if (!unchanged && !toldAlready)
    for (const found of likenessAmong(record, known, siblings)) remarks.push(remarkAt(rowPlace(read), found, null));
  const held = heaviest(remarks) === "hold";
  const forced = remarks.some(({ code }) => FORCED_HOLD.includes(code));
  const publish = mode === "all" ? !forced : mode === "valid" && !held;
  return { read, firm, ...row, known, unchanged, publish, remarks };
}

/** A name of punctuation alone is none: firms could not be told apart by it. */
const hasName = ({ organization }: ListingRecord): boolean => nameSkeleton(organization.name) !== "";

/** Compare a batch of read rows with the database, which is only read. Firms that nobody knows are noted in the index. */
export async function planBatch(ctx: Context, db: Db, reads: readonly RowRead[], mode: PublishMode): Promise<Plan> {
  const named = reads.flatMap(({ record }) => (record ? [record.organization] : []));
  const index = await FirmIndex.read(db, named);
  const rows = reads.flatMap(({ record }) => {
    const firmId = record && hasName(record) ? index.resolve(record.organization).firm.id : null;
    return record && firmId ? [{ firmId, record }] : [];
  });
  const neighbours = await readNeighbours(db, rows, ctx.now);
  const plan: Plan = { index, going: [], leftOut: [] };
  for (const read of reads) {
    const { record } = read;
    if (record === null) {
      plan.leftOut.push({ read, remarks: read.remarks });
      continue;
    }
    if (!hasName(record)) {
      const remark = remarkAt(firmPlace(read), finding("NO_NAME"), null);
      plan.leftOut.push({ read, remarks: [...read.remarks, remark] });
      continue;
    }
    const row = planRow(ctx, read, record, index, neighbours, mode);
    if (heaviest(row.remarks) === "error") plan.leftOut.push({ read, remarks: row.remarks });
    else plan.going.push(row);
  }
  return plan;
}

/** The status word of a listing as a remark names it. */
export const statusWord = (status: keyof typeof STATUS_LABELS): string => STATUS_LABELS[status];
