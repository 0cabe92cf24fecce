import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { NO_CONTACT } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { contentOf } from "../model/content.ts";
import { differingFields, onlyOf, type Typed, typedFromJson, typedOf, withoutContact } from "../model/typed.ts";
import type { KeepTyping, TypingKept } from "../schema/typed.ts";
import { type LockedListing, lockListing } from "./parts/lock-listing.ts";
import { reviewTarget, revisionContent } from "./parts/revision.ts";
import { readContact } from "./parts/write-contact.ts";

/** Statuses in which the text of a listing, or of its revision, may be written. */
const WRITABLE: readonly string[] = ["DRAFT", "RETURNED", "SUBMITTED", "PUBLISHED"];

/**
 * Keep what stands in the open form, apart from the text of the listing: nothing is judged, versioned or shown to reviewers.
 * What another page has kept meanwhile is not overwritten but answered, unless the writer has seen it (`force`).
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED, ILLEGAL_TRANSITION when the text cannot be written at present
 */
export async function keepTyping(ctx: Context, { code, ...typing }: KeepTyping & { code: string }): Promise<TypingKept> {
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.edit", row);
    const target = reviewTarget(ctx, row);
    if (!WRITABLE.includes(target.status))
      throw new DomainError("ILLEGAL_TRANSITION", `nothing is written while ${target.status}`);
    const before = await tx.listingTyping.findUnique({ where: { listingId: row.id } });
    const kept = typedFromJson(before?.values);
    // Staff see the contact of a firm only masked: theirs is neither kept nor answered.
    const own = belongsTo(ctx.actor, row);
    const values = own ? typing.values : withoutContact(typing.values);
    if (before && before.seq !== typing.seq && before.tab !== typing.tab && !typing.force) {
      const stored = target.kind === "revision" ? revisionContent(target.revision) : contentOf(row);
      const contact = own ? ((await readContact(tx, row.id)) ?? NO_CONTACT) : null;
      const theirs = onlyOf({ ...typedOf(stored, contact), ...kept }, values);
      // The same words from two pages are no conflict.
      if (differingFields(theirs, values).length > 0)
        return { seq: before.seq, savedAt: before.savedAt.toISOString(), conflict: { values: theirs } };
    }
    const seq = await writeTyping(tx, ctx, row, { ...kept, ...values }, typing.tab);
    return { seq, savedAt: ctx.now.toISOString(), conflict: null };
  });
}

async function writeTyping(tx: Tx, ctx: Context, row: LockedListing, values: Typed, tab: string): Promise<number> {
  const data = { values: values as Prisma.InputJsonObject, tab, baseVersion: row.version, savedAt: ctx.now };
  const { seq } = await tx.listingTyping.upsert({
    where: { listingId: row.id },
    create: { ...data, listingId: row.id, seq: 1 },
    update: { ...data, seq: { increment: 1 } },
    select: { seq: true },
  });
  return seq;
}

/**
 * Drop what was kept, because it has become the listing's text. Its number rises: a page that is still open elsewhere is told.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_SUSPENDED
 */
export async function dropTyping(ctx: Context, { code, tab }: { code: string; tab: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockListing(tx, ctx, code);
    authorize(ctx.actor, "listing.edit", row);
    await writeTyping(tx, ctx, row, {}, tab);
  });
}
