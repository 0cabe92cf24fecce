import type { Tx } from "#lib/db/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Contact } from "#lib/kernel/contact.ts";
import type { Context } from "#lib/kernel/context.ts";
import { type ListingContent, listingCode, type Side, type SourceChannel } from "../../model.ts";
import { contentColumns } from "./content-columns.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { writeContact } from "./write-contact.ts";
import { keepVersion } from "./write-listing.ts";

type NewListing = {
  organizationId: string;
  content: ListingContent;
  contact: Contact | null;
  sourceChannel: SourceChannel;
  consentNote: string;
  enteredByStaff: boolean;
};

/** Insert a draft with its code, first version and contact. */
export async function insertListing(
  tx: Tx,
  ctx: Context,
  words: Vocabulary,
  given: NewListing,
): Promise<{ id: string; code: string }> {
  const { content, contact, ...columns } = given;
  const [code = ""] = await nextCodes(tx, ctx, [content.side]);
  const listing = await tx.listing.create({
    data: {
      ...contentColumns(words, content),
      ...columns,
      code,
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
    select: { id: true, code: true },
  });
  await keepVersion(tx, ctx, listing.id, 0, content);
  if (contact) await writeContact(tx, listing.id, contact);
  return listing;
}

/** New codes for listings of these sides, from the one sequence: never reused, gaps allowed. */
export async function nextCodes(tx: Tx, ctx: Context, sides: readonly Side[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ number: bigint }[]>`
    SELECT nextval('listing_number') AS number FROM generate_series(1, ${sides.length}::int)`;
  const year = Number(dayOf(ctx.now).slice(0, 4));
  return sides.map((side, i) => listingCode(side, year, rows[i]?.number ?? 0n));
}
