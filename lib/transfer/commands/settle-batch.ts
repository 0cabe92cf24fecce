import type { Tx } from "#lib/db/client.ts";
import type { ListingStatus, SourceChannel } from "#lib/db/generated/enums.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { importListingsIn } from "#lib/listings/commands/import-listings.ts";
import type { ImportItem, ImportOutcome } from "#lib/listings/model/imported.ts";
import { enterOrganizations } from "#lib/organizations/commands/enter-organizations.ts";
import { type Plan, type PlannedRow, planBatch, statusWord } from "#lib/transfer/commands/plan-batch.ts";
import type { SettledRow } from "#lib/transfer/model/counts.ts";
import { finding, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import type { RowRead } from "#lib/transfer/parse/read-row.ts";
import type { PublishMode } from "#lib/transfer/schema.ts";

/** How a batch is carried out. `save` runs in the transaction of the rows, before its last locks. */
export type BatchOptions = {
  mode: PublishMode;
  dryRun: boolean;
  channel: SourceChannel;
  save(tx: Tx, batch: Settled): Promise<void>;
};

/** What became of a batch: its rows in the order of the file, and every remark on them. */
export type Settled = { rows: SettledRow[]; remarks: Remark[] };

const TRANSACTION_MS = 60_000;
const TRIES = 3;
const EDITABLE: readonly ListingStatus[] = ["DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED", "EXPIRED"];

const isHeld = (row: PlannedRow): boolean => row.remarks.some(({ level }) => level === "hold");

function itemOf(row: PlannedRow, channel: SourceChannel): ImportItem {
  return {
    organizationId: row.firm.id ?? "",
    content: row.content,
    validUntilStated: row.validUntilStated,
    contact: row.contact,
    sourceChannel: row.read.record?.sourceChannel ?? channel,
    holdReasons: row.remarks.filter(({ level }) => level === "hold").map(({ message }) => message),
    publish: row.publish,
  };
}

function rejectedRow(read: RowRead): SettledRow {
  const { sheet, row, externalId } = read;
  return { sheet, row, externalId, code: null, outcome: "rejected", status: null, held: false, changedStatus: false };
}

function notEditable(row: PlannedRow, code: string | null, status: ListingStatus | null): Remark {
  const { sheet, row: number } = row.read;
  const found =
    status === null ? finding("ORG_HAS_ACCOUNT") : finding("NOT_EDITABLE", { code: code ?? "", status: statusWord(status) });
  return remarkAt({ sheet, row: number, column: null, cell: null, field: null }, found, null);
}

function settledOf(row: PlannedRow, result: ImportOutcome): { settled: SettledRow; remarks: Remark[] } {
  if (result.outcome === "refused") {
    const status = result.reason === "FIRM_HAS_ACCOUNT" ? null : result.status;
    return { settled: rejectedRow(row.read), remarks: [...row.remarks, notEditable(row, result.code, status)] };
  }
  const { sheet, row: number, externalId } = row.read;
  const { outcome, code, status } = result;
  const wrote = outcome !== "unchanged";
  const settled = {
    sheet,
    row: number,
    externalId,
    code,
    outcome,
    status,
    held: wrote && isHeld(row) && !row.publish,
    changedStatus: wrote && row.publish,
  };
  return { settled, remarks: row.remarks };
}

/** What would become of a row: the trial run writes nothing. */
function foreseen(row: PlannedRow, today: string): ImportOutcome {
  const { known, content, publish } = row;
  const landing: ListingStatus = publish ? (content.validUntil < today ? "EXPIRED" : "PUBLISHED") : "SUBMITTED";
  if (known === null) return { outcome: "created", id: "", code: "", status: landing };
  const { id, code, status } = known;
  if (row.unchanged) return { outcome: "unchanged", id, code, status };
  if (!EDITABLE.includes(status)) return { outcome: "refused", reason: "ENDED", id, code, status };
  return { outcome: "updated", id, code, status: status === "PUBLISHED" ? (publish ? landing : "PUBLISHED") : landing };
}

function settle(plan: Plan, outcomes: readonly ImportOutcome[], reads: readonly RowRead[]): Settled {
  const byRead = new Map<RowRead, { settled: SettledRow; remarks: Remark[] }>();
  for (const { read, remarks } of plan.leftOut) byRead.set(read, { settled: rejectedRow(read), remarks });
  for (const [at, row] of plan.going.entries()) {
    const outcome = outcomes[at];
    if (outcome) byRead.set(row.read, settledOf(row, outcome));
  }
  const done = reads.flatMap((read) => byRead.get(read) ?? []);
  return {
    rows: done.map(({ settled }) => ({ ...settled, code: settled.code || null })),
    remarks: done.flatMap(({ remarks }) => remarks),
  };
}

async function enterUnknownFirms(ctx: Context, plan: Plan): Promise<void> {
  const wanted = new Set(plan.going.map(({ firm }) => firm));
  const unknown = plan.index.unknown.filter((firm) => wanted.has(firm));
  if (unknown.length === 0) return;
  const named = unknown.map(({ name, region, creditCode, creditCodeChecked, division }) => ({
    name,
    region,
    creditCode,
    creditCodeChecked,
    division,
  }));
  const ids = await inTransaction(ctx.db, (tx) => enterOrganizations(tx, ctx, named), { timeoutMs: TRANSACTION_MS });
  for (const [at, firm] of unknown.entries()) firm.id = ids[at] ?? null;
}

async function write(ctx: Context, reads: readonly RowRead[], options: BatchOptions): Promise<Settled> {
  const plan = await planBatch(ctx, ctx.db, reads, options.mode);
  if (options.dryRun) {
    const today = dayOf(ctx.now);
    return settle(
      plan,
      plan.going.map((row) => foreseen(row, today)),
      reads,
    );
  }
  await enterUnknownFirms(ctx, plan);
  const items = plan.going.map((row) => itemOf(row, options.channel));
  return inTransaction(
    ctx.db,
    async (tx) => {
      const settled = settle(plan, await importListingsIn(tx, ctx, items), reads);
      await options.save(tx, settled);
      return settled;
    },
    { timeoutMs: TRANSACTION_MS },
  );
}

/**
 * Bring one batch of at most 200 rows into the database, or (trial run) foresee what would become of it.
 * Firms are entered first, in a transaction of their own; then all rows of the batch commit together with `save`.
 * When another writer was first (a firm, a number), everything is looked up again.
 */
export async function settleBatch(ctx: Context, reads: readonly RowRead[], options: BatchOptions): Promise<Settled> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(ctx, reads, options);
    } catch (error) {
      if (!isUniqueViolation(error) || attempt === TRIES) throw error;
    }
  }
}
