import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { contactShown, type InterestView } from "../model.ts";
import { getInterest } from "../queries/get-interest.ts";
import { type LoadedInterest, loadInterest, roleIn } from "../queries/load-interest.ts";

const FIELDS = { name: true, mobile: true, phone: true, email: true } as const;

/**
 * One contact request with both contacts, for its two firms while the grant lives; without them for everybody else.
 * Before the contact is answered, the view is recorded (one ContactReveal a viewer and day, one audit row) in the same
 * transaction: docs/adr/0013-contact-reveal.md.
 *
 * @throws {DomainError} NOT_FOUND
 */
export async function getInterestWithContact(ctx: Context, id: string): Promise<InterestView> {
  return inTransaction(ctx.db, async (tx) => {
    const row = await loadInterest(tx, ctx.actor, id);
    authorize(ctx.actor, "interest.read", row);
    const view = await getInterest(ctx, row.id, tx);
    if (!can(ctx.actor, "interest.seeContact", row)) return view;
    return { ...view, contact: await reveal(tx, ctx, row) };
  });
}

async function reveal(tx: Tx, ctx: Context, row: LoadedInterest): Promise<InterestView["contact"]> {
  // Held to the commit: whoever withdraws consent at this moment waits for this view to be on record, or was first.
  const [live] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM contact_grant WHERE interest_id = ${row.id}::uuid AND revoked_at IS NULL FOR SHARE`;
  if (!live) return null;
  const grant = await tx.grant.findUniqueOrThrow({ where: { id: live.id } });
  const { viewerId, subjectId } = sides(ctx, row);
  const { count } = await tx.contactReveal.createMany({
    data: [
      {
        grantId: grant.id,
        viewerId,
        viewerOrganizationId: ctx.actor.organizationId,
        subjectOrganizationId: subjectId,
        day: dayToDate(dayOf(ctx.now)),
        at: ctx.now,
      },
    ],
    skipDuplicates: true,
  });
  const contact = {
    ...(await contactsOf(tx, row, grant.fields)),
    grantId: grant.id,
    purpose: grant.purpose,
    grantedAt: grant.grantedAt.toISOString(),
    seenByOther: (await tx.contactReveal.count({ where: { grantId: grant.id, viewerOrganizationId: subjectId } })) > 0,
  };
  if (count > 0) {
    await recordEvent(tx, ctx, {
      name: "contact.revealed",
      subjectType: "grant",
      subjectId: grant.id,
      subjectCode: row.listing.code,
      data: { interest: row.id, subject: subjectId, fields: grant.fields },
    });
  }
  return contact;
}

function sides(ctx: Context, row: LoadedInterest): { viewerId: string; subjectId: string } {
  const asker = roleIn(ctx.actor, row) === "ASKER";
  return { viewerId: ctx.actor.userId ?? "", subjectId: asker ? row.ownerOrganizationId : row.askerOrganizationId };
}

/** The asker's contact is that of the listing it asked from, the owner's that of the listing; else the firm's. */
async function contactsOf(tx: Tx, row: LoadedInterest, fields: readonly string[]) {
  const { listing, fromListing } = await tx.interest.findUniqueOrThrow({
    where: { id: row.id },
    select: {
      listing: { select: { contact: { select: FIELDS } } },
      fromListing: { select: { contact: { select: FIELDS } } },
    },
  });
  const firms = await tx.organizationContact.findMany({
    where: { organizationId: { in: [row.askerOrganizationId, row.ownerOrganizationId] } },
    select: { organizationId: true, ...FIELDS },
  });
  const firm = (id: string) => firms.find(({ organizationId }) => organizationId === id);
  return {
    asker: contactShown(fromListing?.contact, firm(row.askerOrganizationId), fields),
    owner: contactShown(listing.contact, firm(row.ownerOrganizationId), fields),
  };
}
