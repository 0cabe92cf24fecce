import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { loadOrganization, policyRow } from "./load-organization.ts";
import { certificateEvent, loadCertificate } from "./save-certificate.ts";

/**
 * Record that staff have checked a certificate, or that they no longer stand by it. The version ties the check to what was looked at.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, OWN_ORGANIZATION, CONFLICT (the firm changed it meanwhile)
 */
export async function checkCertificate(
  ctx: Context,
  organizationId: string,
  { id, version, checked }: { id: string; version: number; checked: boolean },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    authorize(ctx.actor, "organization.verify", policyRow(await loadOrganization(tx, ctx, organizationId)));
    await loadCertificate(tx, organizationId, id);
    const { count } = await tx.certificate.updateMany({
      where: { id, version },
      data: {
        checkedAt: checked ? ctx.now : null,
        checkedById: checked ? ctx.actor.userId : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new DomainError("CONFLICT", "the certificate was changed meanwhile");
    const name = checked ? "organization.certificateChecked" : "organization.certificateUnchecked";
    await recordEvent(tx, ctx, certificateEvent(organizationId, name, id));
  });
}
