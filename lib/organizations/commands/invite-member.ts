import { consumeMailedToken, createMailedToken } from "#lib/auth/mailed-token.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { askedIn } from "#lib/outbox/asked-in.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { loadOrganization, lockPeople, policyRow } from "./load-organization.ts";

/**
 * Mail somebody a link by which they become a member of the firm (7 days, one use); it voids an older one to the same address.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN
 */
export async function inviteMember(ctx: Context, organizationId: string, email: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const firm = await loadOrganization(tx, ctx, organizationId);
    authorize(ctx.actor, "organization.invite", policyRow(firm));
    const tokenId = await createMailedToken(tx, ctx.now, {
      kind: "INVITATION",
      organizationId,
      email,
      createdById: ctx.actor.userId,
    });
    await recordEvent(tx, ctx, {
      name: "organization.memberInvited",
      subjectType: "organization",
      subjectId: organizationId,
      data: { tokenId, ...askedIn(ctx) },
    });
  });
}

/** The refusal of a mailed link that is used up, over or unknown. */
export const linkOver = (): DomainError =>
  new DomainError("INVALID_INPUT", "link over", {
    detail: ORGANIZATION_MESSAGES.linkOver,
    errors: [{ path: "token", message: ORGANIZATION_MESSAGES.linkOver }],
  });

/** Use an invitation for a user, in the caller's transaction. @throws {DomainError} INVALID_INPUT at `token`, ORG_SUSPENDED */
export async function acceptInvitationIn(tx: Tx, ctx: Context, secret: string, userId: string): Promise<AppEvent> {
  const token = await consumeMailedToken(tx, "INVITATION", secret, ctx.now);
  if (!token?.organizationId) throw linkOver();
  const { organizationId } = token;
  await lockPeople(tx, organizationId);
  const firm = await loadOrganization(tx, ctx, organizationId, false);
  if (firm.verification === "SUSPENDED") throw new DomainError("ORG_SUSPENDED", "firm is suspended");
  // Its people have left meanwhile: a firm of one member without an owner could be kept by nobody. Staff confirm who claims it.
  if (firm._count.memberships === 0) throw linkOver();
  await tx.membership.create({ data: { userId, organizationId, role: "MEMBER", createdAt: ctx.now } });
  return {
    name: "organization.memberJoined",
    subjectType: "organization",
    subjectId: organizationId,
    data: { userId, by: "invitation" },
  };
}

/**
 * Become a member by an invitation.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN (has a firm, is staff), INVALID_INPUT at `token`, ORG_SUSPENDED, DUPLICATE
 */
export async function acceptInvitation(ctx: Context, secret: string): Promise<void> {
  authorize(ctx.actor, "organization.requestJoin", null);
  const userId = ctx.actor.userId ?? "";
  try {
    await inTransaction(ctx.db, async (tx) => recordEvent(tx, ctx, await acceptInvitationIn(tx, ctx, secret, userId)));
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("DUPLICATE", "has a firm", { detail: ORGANIZATION_MESSAGES.hasFirm });
    throw error;
  }
}
