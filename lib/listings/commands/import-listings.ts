import type { Tx } from "#lib/db/client.ts";
import { holdLock } from "#lib/db/locks.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { contentOf } from "../model/content.ts";
import { contentHash } from "../model/content-hash.ts";
import { type ImportItem, type ImportOutcome, importIdentity } from "../model/imported.ts";
import { titleKeyOf } from "../queries/title-key.ts";
import { insertImported } from "./parts/insert-imported.ts";
import { type LockedListing, lockListings, presentStatus } from "./parts/lock-listing.ts";
import { updateImported } from "./parts/update-imported.ts";
import { readVocabularyIn } from "./parts/vocabulary.ts";

/** Rows one transaction takes: half a batch is never imported, and the audit chain is held for a second at most. */
export const IMPORT_BATCH = 200;

/**
 * Write up to 200 rows of a received list in the caller's transaction: unknown identities are created, known ones with other
 * content updated, equal ones left alone. With `publish` staff's decision is recorded in the same breath, except for the
 * actor's own firm and for suspended firms; else the row waits for review. Rows must differ in identity.
 *
 * @returns one outcome an item, in their order
 * @throws {DomainError} FORBIDDEN; INVALID_INPUT for more than 200 rows
 */
export async function importListingsIn(tx: Tx, ctx: Context, items: readonly ImportItem[]): Promise<ImportOutcome[]> {
  authorize(ctx.actor, "import.run", null);
  if (items.length > IMPORT_BATCH) throw new DomainError("INVALID_INPUT", `at most ${IMPORT_BATCH} rows a transaction`);
  await holdLock(tx, "imports");
  const words = await readVocabularyIn(tx);
  const firms = await firmsOf(tx, items);
  const known = await knownListings(tx, items);

  const outcomes: (ImportOutcome | null)[] = [];
  const fresh: { at: number; item: ImportItem }[] = [];
  const events: AppEvent[] = [];
  const touched: string[] = [];
  for (const [at, item] of items.entries()) {
    const row = known.get(importIdentity(item, titleKeyOf(item.content.title)));
    const firm = firms.get(item.organizationId);
    if (row && isUnchanged(row, item)) {
      outcomes.push({ outcome: "unchanged", id: row.id, code: row.code, status: presentStatus(ctx, row) });
    } else if (!firm || !can(ctx.actor, "listing.create", firm)) {
      const status = row ? presentStatus(ctx, row) : null;
      outcomes.push({ outcome: "refused", reason: "FIRM_HAS_ACCOUNT", id: row?.id ?? null, code: row?.code ?? null, status });
    } else if (row) {
      const { events: more, ...outcome } = await updateImported(tx, ctx, words, row, item);
      outcomes.push(outcome);
      events.push(...more);
      touched.push(row.id);
    } else {
      outcomes.push(null);
      fresh.push({ at, item });
    }
  }
  const created = await insertImported(
    tx,
    ctx,
    words,
    fresh.map(({ item }) => ({ ...item, firm: firms.get(item.organizationId) })),
  );
  for (const [i, { at }] of fresh.entries()) {
    const result = created[i];
    if (!result) throw new Error("a created row is missing");
    outcomes[at] = result.outcome;
    events.push(result.event);
    touched.push(result.outcome.id);
  }
  if (touched.length > 0) await indexListingsIn(tx, touched);
  await recordEvents(tx, ctx, events);
  return outcomes.filter((outcome) => outcome !== null);
}

/** Same content as the last import of it wrote, or, for one that was typed, as it reads now. */
function isUnchanged(row: LockedListing, item: ImportItem): boolean {
  const stated = { validUntilStated: item.validUntilStated };
  if (row.contentHash !== null) return row.contentHash === contentHash(item.content, item.contact, stated);
  return contentHash(contentOf(row), null, stated) === contentHash(item.content, null, stated);
}

async function firmsOf(tx: Tx, items: readonly ImportItem[]) {
  const rows = await tx.organization.findMany({
    where: { id: { in: [...new Set(items.map(({ organizationId }) => organizationId))] } },
    select: { id: true, verification: true, memberships: { select: { userId: true }, take: 1 } },
  });
  return new Map(
    rows.map(({ id, verification, memberships }) => [id, { organizationId: id, verification, claimed: memberships.length > 0 }]),
  );
}

/** Listings that the items may be, locked, by identity. */
async function knownListings(tx: Tx, items: readonly ImportItem[]): Promise<Map<string, LockedListing>> {
  const found = await tx.listing.findMany({
    where: {
      organizationId: { in: items.map(({ organizationId }) => organizationId) },
      OR: [
        { externalId: { in: items.flatMap(({ content }) => content.externalId ?? []) } },
        { externalId: null, titleKey: { in: items.map(({ content }) => titleKeyOf(content.title)) } },
      ],
    },
    select: { id: true },
  });
  const rows = await lockListings(
    tx,
    found.map(({ id }) => id),
  );
  // Ids rise with time: of several drafts under one title the newest is the row's.
  return new Map(
    rows.map((row) => [
      importIdentity({ organizationId: row.organizationId, content: contentOf(row) }, titleKeyOf(row.title)),
      row,
    ]),
  );
}
