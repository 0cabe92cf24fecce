import type { Tx } from "#lib/db/client.ts";
import type { Contact } from "#lib/kernel/contact.ts";

/** Put a listing's own contact in place of the former one; null: the firm's contact serves. */
export async function writeContact(tx: Tx, listingId: string, contact: Contact | null): Promise<void> {
  if (contact === null) {
    await tx.listingContact.deleteMany({ where: { listingId } });
    return;
  }
  await tx.listingContact.upsert({ where: { listingId }, create: { listingId, ...contact }, update: contact });
}

/** A listing's own contact, for commands only: readers go through the queries. */
export async function readContact(tx: Tx, listingId: string): Promise<Contact | null> {
  return tx.listingContact.findUnique({
    where: { listingId },
    select: { name: true, mobile: true, phone: true, email: true },
  });
}
