import { createMailedToken } from "#lib/auth/mailed-token.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { loadOrganization, policyRow } from "./load-organization.ts";

/**
 * Mail the contact of a firm without an account (or the given address) a link to claim it: 14 days, one use, older ones end.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN (also when the firm has an account), INVALID_INPUT at `email` when none is known
 */
export async function sendClaimLink(ctx: Context, organizationId: string, email: string | null): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const firm = await loadOrganization(tx, ctx, organizationId);
    authorize(ctx.actor, "organization.sendClaimLink", policyRow(firm));
    const to = email ?? firm.contact?.email ?? null;
    if (to === null) return refuseInput({ path: "email", message: ORGANIZATION_MESSAGES.noAddress });
    const tokenId = await createMailedToken(tx, ctx.now, {
      kind: "CLAIM",
      organizationId,
      email: to,
      createdById: ctx.actor.userId,
    });
    await recordEvent(tx, ctx, {
      name: "organization.claimLinkSent",
      subjectType: "organization",
      subjectId: organizationId,
      data: { tokenId },
    });
  });
}
