import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexOrganizationIn } from "#lib/search/port.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { loadOrganization, lockPeople, policyRow } from "./load-organization.ts";

/**
 * Accept or decline somebody who asked to join: the firm's owner, or staff while it has no account. The first person of a firm
 * becomes its owner, and the firm is no longer one entered by staff.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when it is decided, DUPLICATE when the person has a firm by now
 */
export async function decideJoin(
  ctx: Context,
  organizationId: string,
  requestId: string,
  decision: "accept" | "decline",
): Promise<void> {
  try {
    await inTransaction(ctx.db, async (tx) => {
      await loadOrganization(tx, ctx, organizationId);
      await lockPeople(tx, organizationId);
      const firm = await loadOrganization(tx, ctx, organizationId);
      authorize(ctx.actor, "organization.decideJoin", policyRow(firm));
      const request = isUuid(requestId)
        ? await tx.joinRequest.findFirst({ where: { id: requestId, organizationId }, select: { userId: true, byClaim: true } })
        : null;
      if (!request) throw new DomainError("NOT_FOUND", "no such join request");
      const { count } = await tx.joinRequest.updateMany({
        where: { id: requestId, status: "OPEN" },
        data: { status: decision === "accept" ? "ACCEPTED" : "DECLINED", decidedAt: ctx.now, decidedById: ctx.actor.userId },
      });
      if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "decided already");
      const { userId } = request;
      const first = firm._count.memberships === 0;
      if (decision === "accept") {
        const role = first ? "OWNER" : "MEMBER";
        await tx.membership.create({ data: { userId, organizationId, role, createdAt: ctx.now } });
        if (first) {
          await tx.organization.updateMany({
            where: { id: organizationId },
            data: { enteredByStaff: false, version: { increment: 1 }, updatedAt: ctx.now },
          });
          await indexOrganizationIn(tx, organizationId);
        }
      }
      const name = decision === "accept" ? "organization.joinAccepted" : "organization.joinDeclined";
      const events: AppEvent[] = [{ name, subjectType: "joinRequest", subjectId: requestId, data: { organizationId, userId } }];
      if (decision === "accept") {
        const data = { userId, by: request.byClaim ? "claim" : "request", owner: first };
        events.push({ name: "organization.memberJoined", subjectType: "organization", subjectId: organizationId, data });
      }
      await recordEvents(tx, ctx, events);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("DUPLICATE", "has a firm", { detail: ORGANIZATION_MESSAGES.hasFirm });
    throw error;
  }
}
