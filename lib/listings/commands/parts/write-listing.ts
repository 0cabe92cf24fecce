import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { brokenIndex } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { AppEvent, EventName } from "#lib/outbox/events.ts";
import type { ListingContent } from "../../model.ts";
import { contentColumns } from "./content-columns.ts";
import type { LockedListing } from "./lock-listing.ts";
import type { Vocabulary } from "./vocabulary.ts";

type Guarded = Pick<LockedListing, "id" | "version" | "status">;

/**
 * Write one listing under its version and status, and raise the version.
 * The row is locked already; the condition stays as the last word, should a caller have read it without the lock.
 *
 * @returns the new version
 * @throws {DomainError} CONFLICT when the row is no longer as it was read
 */
export async function writeListing(
  tx: Tx,
  ctx: Context,
  row: Guarded,
  data: Prisma.ListingUncheckedUpdateManyInput,
): Promise<number> {
  const { count } = await tx.listing.updateMany({
    where: { id: row.id, version: row.version, status: row.status },
    data: { ...data, version: row.version + 1, updatedAt: ctx.now },
  });
  if (count === 0) throw new DomainError("CONFLICT", "listing changed meanwhile");
  return row.version + 1;
}

/** Write a new content, and keep it as a version. `data` goes along in the same statement. */
export async function writeContent(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  row: Guarded,
  content: ListingContent,
  data: Prisma.ListingUncheckedUpdateManyInput = {},
): Promise<number> {
  const version = await writeListing(tx, ctx, row, { ...contentColumns(words, content), ...data });
  await keepVersion(tx, ctx, row.id, version, content);
  return version;
}

/** Keep a content as the text a listing had from this version on. */
export async function keepVersion(
  tx: Tx,
  ctx: Context,
  listingId: string,
  version: number,
  content: ListingContent,
): Promise<void> {
  await tx.listingVersion.create({
    data: { listingId, version, content: content as Prisma.InputJsonObject, actorId: ctx.actor.userId, at: ctx.now },
  });
}

/** An event about a listing. `data` holds ids, codes and statuses only. */
export function listingEvent(row: { id: string; code: string }, name: EventName, data: AppEvent["data"] = {}): AppEvent {
  return { name, subjectType: "listing", subjectId: row.id, subjectCode: row.code, data };
}

/** An event about the revision of a listing, under the listing's code. */
export function revisionEvent(
  row: { id: string; code: string },
  revisionId: string,
  name: EventName,
  data: AppEvent["data"] = {},
): AppEvent {
  return { name, subjectType: "revision", subjectId: revisionId, subjectCode: row.code, data: { listingId: row.id, ...data } };
}

const EXTERNAL_ID_INDEX = "listing_organization_id_external_id_key";

/** Run a write that may meet an externalId the firm has used. @throws {DomainError} DUPLICATE */
export async function refusingDuplicates<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (brokenIndex(error) !== EXTERNAL_ID_INDEX) throw error;
    throw duplicateExternalId();
  }
}

/** The refusal of an externalId that the firm has used. */
export function duplicateExternalId(): DomainError {
  return new DomainError("DUPLICATE", "externalId used by this firm", {
    errors: [{ path: "externalId", message: "本单位已有信息使用这个来源编号" }],
  });
}
