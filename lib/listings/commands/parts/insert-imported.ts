import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Verification } from "#lib/db/generated/enums.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { contentHash } from "../../model/content-hash.ts";
import type { ImportItem, ImportOutcome } from "../../model/imported.ts";
import { contentColumns } from "./content-columns.ts";
import { nextCodes } from "./insert-listing.ts";
import { landing } from "./publish.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { listingEvent } from "./write-listing.ts";

type Firm = { organizationId: string; verification: Verification } | undefined;
type Created = { outcome: Exclude<ImportOutcome, { outcome: "refused" }>; event: AppEvent };

type Publishable = { verification: Verification; enteredByStaff: boolean };

/** Whether the importer's decision to publish counts: never for the own firm (four eyes), never for a suspended one. */
export function mayPublish(
  ctx: Context,
  item: { organizationId: string; publish: boolean },
  { verification, enteredByStaff }: Publishable,
): boolean {
  const isVouched = verification === "VERIFIED" || (enteredByStaff && verification !== "SUSPENDED");
  return item.publish && isVouched && !belongsTo(ctx.actor, item);
}

/** Columns of a listing as an import leaves it: waiting in the queue, or published (EXPIRED when its validity has passed). */
export function importedColumns(
  ctx: Context,
  item: ImportItem,
  publish: boolean,
  before: { publishedAt: Date | null; everPublic: boolean },
) {
  const { visibility, validUntil } = item.content;
  return {
    ...landing(ctx, { ...before, visibility, validUntil: dayToDate(validUntil) }, publish ? "PUBLISHED" : "SUBMITTED"),
    submittedById: ctx.actor.userId,
    consentAt: ctx.now,
    queuedAt: publish ? null : ctx.now,
    holdReasons: item.holdReasons,
    contentHash: contentHash(item.content, item.contact, item),
    claimedById: null,
    claimedUntil: null,
  };
}

/** The decision of staff that goes with a published row; undoing it is the business of the next import or of a moderator. */
export function importDecision(ctx: Context, listingId: string, from: string, to: string) {
  return { listingId, decision: "APPROVE" as const, fromStatus: from, toStatus: to, byId: ctx.actor.userId, at: ctx.now };
}

/** Create listings of a received list at once, in the order given. */
export async function insertImported(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  items: readonly (ImportItem & { firm: Firm })[],
): Promise<Created[]> {
  if (items.length === 0) return [];
  const codes = await nextCodes(
    tx,
    ctx,
    items.map(({ content }) => content.side),
  );
  const data: Prisma.ListingCreateManyInput[] = [];
  for (const [i, item] of items.entries()) {
    const publish = mayPublish(ctx, item, { verification: item.firm?.verification ?? "SUSPENDED", enteredByStaff: true });
    data.push({
      ...contentColumns(words, item.content),
      ...importedColumns(ctx, item, publish, { publishedAt: null, everPublic: false }),
      code: String(codes[i]),
      organizationId: item.organizationId,
      sourceChannel: item.sourceChannel,
      enteredByStaff: true,
      createdById: ctx.actor.userId,
      submittedAt: ctx.now,
      round: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
  }
  const inserted = await tx.listing.createManyAndReturn({ data, select: { id: true, code: true, status: true } });
  const byCode = new Map(inserted.map((row) => [row.code, row]));
  const rows = items.map((item, i) => {
    const row = byCode.get(String(codes[i]));
    if (!row) throw new Error("a created row is missing");
    return { ...row, item };
  });
  await tx.listingVersion.createMany({
    data: rows.map(({ id, item }) => ({
      listingId: id,
      version: 0,
      content: item.content as Prisma.InputJsonObject,
      actorId: ctx.actor.userId,
      at: ctx.now,
    })),
  });
  await tx.listingContact.createMany({
    data: rows.flatMap(({ id, item }) => (item.contact ? [{ listingId: id, ...item.contact }] : [])),
  });
  await tx.reviewDecision.createMany({
    data: rows
      .filter(({ status }) => status !== "SUBMITTED")
      .map(({ id, status }) => importDecision(ctx, id, "SUBMITTED", status)),
  });
  return rows.map(({ id, code, status, item }) => ({
    outcome: { outcome: "created", id, code, status },
    event: listingEvent({ id, code }, "listing.imported", { outcome: "created", side: item.content.side, to: status }),
  }));
}
