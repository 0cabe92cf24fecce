import type { Tx } from "#lib/db/client.ts";
import { dateToDay, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { indexOrganizationIn } from "#lib/search/port.ts";
import { type Held, heldQualifications } from "../../model/held-qualifications.ts";

type Columns = { qualifications: string[]; qualificationKeys: string[] };

/** The columns for what a firm states now together with what its certificates prove. */
export async function heldColumnsIn(
  tx: Tx,
  ctx: Context,
  organizationId: string,
  stated: readonly Held[],
  dropped: readonly string[] = [],
): Promise<Columns> {
  const certificates = await tx.certificate.findMany({
    where: { organizationId },
    orderBy: { createdAt: "asc" },
    select: { qualification: true, qualificationKey: true, validUntil: true },
  });
  const proofs = certificates.map(({ qualification, qualificationKey, validUntil }) => ({
    text: qualification,
    key: qualificationKey,
    validUntil: validUntil && dateToDay(validUntil),
  }));
  const held = heldQualifications(stated, proofs, dayOf(ctx.now), dropped);
  return { qualifications: held.map(({ text }) => text), qualificationKeys: held.map(({ key }) => key) };
}

/**
 * Bring what a firm holds up to its certificates, and its listings in the index with it when that changes something. The firm's row
 * is locked by the caller.
 */
export async function holdQualificationsIn(
  tx: Tx,
  ctx: Context,
  organizationId: string,
  dropped: readonly string[] = [],
): Promise<void> {
  const firm = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { qualifications: true, qualificationKeys: true },
  });
  const stated = firm.qualifications.map((text, i) => ({ text, key: firm.qualificationKeys[i] ?? text }));
  const columns = await heldColumnsIn(tx, ctx, organizationId, stated, dropped);
  if (
    JSON.stringify(columns) === JSON.stringify({ qualifications: firm.qualifications, qualificationKeys: firm.qualificationKeys })
  )
    return;
  await tx.organization.update({
    where: { id: organizationId },
    data: { ...columns, updatedAt: ctx.now, version: { increment: 1 } },
  });
  await indexOrganizationIn(tx, organizationId);
}
