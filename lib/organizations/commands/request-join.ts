import { consumeMailedToken } from "#lib/auth/mailed-token.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { linkOver } from "./invite-member.ts";
import { loadOrganization } from "./load-organization.ts";

export type JoinBy = { organizationId: string; note?: string } | { claimSecret: string };

/**
 * Ask for membership for a user, in the caller's transaction: of a named firm, or of the one a claim link stands for.
 * @throws {DomainError} NOT_FOUND, ORG_SUSPENDED, INVALID_INPUT at `token`
 */
export async function requestJoinIn(tx: Tx, ctx: Context, userId: string, by: JoinBy): Promise<{ id: string; event: AppEvent }> {
  let organizationId: string;
  const byClaim = "claimSecret" in by;
  if (byClaim) {
    const token = await consumeMailedToken(tx, "CLAIM", by.claimSecret, ctx.now);
    if (!token?.organizationId) throw linkOver();
    organizationId = token.organizationId;
  } else organizationId = by.organizationId;
  const firm = await loadOrganization(tx, ctx, organizationId, false);
  if (firm.verification === "SUSPENDED") throw new DomainError("ORG_SUSPENDED", "firm is suspended");
  const { id } = await tx.joinRequest.create({
    data: { organizationId: firm.id, userId, byClaim, note: byClaim ? "" : (by.note ?? ""), createdAt: ctx.now },
    select: { id: true },
  });
  const data = { organizationId: firm.id, userId, byClaim };
  return { id, event: { name: "organization.joinRequested", subjectType: "joinRequest", subjectId: id, data } };
}

/** Two open requests of one person cannot be. */
export async function orOpenAlready<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("DUPLICATE", "an open request exists", { detail: ORGANIZATION_MESSAGES.hasRequest });
  }
}

/**
 * Ask an existing firm for membership, or use a claim link: then staff confirm, and the person becomes owner.
 * @returns the request's id
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN (has a firm, is staff), NOT_FOUND, ORG_SUSPENDED, INVALID_INPUT at `token`,
 *   DUPLICATE while another request of the person is open
 */
export async function requestJoin(ctx: Context, by: JoinBy): Promise<string> {
  authorize(ctx.actor, "organization.requestJoin", null);
  const userId = ctx.actor.userId ?? "";
  return orOpenAlready(() =>
    inTransaction(ctx.db, async (tx) => {
      const { id, event } = await requestJoinIn(tx, ctx, userId, by);
      await recordEvent(tx, ctx, event);
      return id;
    }),
  );
}
