import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { loadOrganization, lockPeople, policyRow } from "./load-organization.ts";

type PeopleAbility = Extract<Ability, "organization.leave" | "organization.manageMembers">;

const illegal = (detail: string): DomainError => new DomainError("ILLEGAL_TRANSITION", "last owner", { detail });

async function withPeople(
  ctx: Context,
  organizationId: string,
  ability: PeopleAbility,
  run: (tx: Tx, people: { userId: string; role: "OWNER" | "MEMBER" }[]) => Promise<AppEvent>,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const firm = await loadOrganization(tx, ctx, organizationId);
    authorize(ctx.actor, ability, policyRow(firm));
    await lockPeople(tx, organizationId);
    const people = await tx.membership.findMany({ where: { organizationId }, select: { userId: true, role: true } });
    await recordEvent(tx, ctx, await run(tx, people));
  });
}

const memberLeft = (organizationId: string, userId: string, by: "self" | "owner"): AppEvent => ({
  name: "organization.memberLeft",
  subjectType: "organization",
  subjectId: organizationId,
  data: { userId, by },
});

/**
 * Leave the own firm. Its only owner hands over first, unless alone: then the firm stays without an account.
 * @throws {DomainError} FORBIDDEN, ORG_SUSPENDED, ILLEGAL_TRANSITION for the only owner among others
 */
export async function leaveOrganization(ctx: Context, organizationId: string): Promise<void> {
  const userId = ctx.actor.userId ?? "";
  await withPeople(ctx, organizationId, "organization.leave", async (tx, people) => {
    const ownersLeft = people.some((one) => one.role === "OWNER" && one.userId !== userId);
    if (!ownersLeft && people.length > 1) throw illegal(ORGANIZATION_MESSAGES.lastOwner);
    const { count } = await tx.membership.deleteMany({ where: { userId, organizationId } });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "left already");
    return memberLeft(organizationId, userId, "self");
  });
}

/**
 * Make another member the owner; the one who hands over stays as a member.
 * @throws {DomainError} NOT_FOUND (no such member), FORBIDDEN, ILLEGAL_TRANSITION (to oneself, no longer owner)
 */
export async function handOver(ctx: Context, organizationId: string, toUserId: string): Promise<void> {
  const userId = ctx.actor.userId ?? "";
  await withPeople(ctx, organizationId, "organization.manageMembers", async (tx, people) => {
    if (!people.some((one) => one.userId === toUserId)) throw new DomainError("NOT_FOUND", "no such member");
    if (toUserId === userId || !people.some((one) => one.userId === userId && one.role === "OWNER"))
      throw new DomainError("ILLEGAL_TRANSITION", "not the owner any more");
    await tx.membership.updateMany({ where: { userId: toUserId, organizationId }, data: { role: "OWNER" } });
    await tx.membership.updateMany({ where: { userId, organizationId }, data: { role: "MEMBER" } });
    return {
      name: "organization.ownerChanged",
      subjectType: "organization",
      subjectId: organizationId,
      data: { from: userId, to: toUserId },
    };
  });
}

/**
 * Take somebody else out of the firm; their account stays, their next request is that of a person without a firm.
 * @throws {DomainError} NOT_FOUND (no such member), FORBIDDEN, ILLEGAL_TRANSITION (oneself: leaving is another thing)
 */
export async function removeMember(ctx: Context, organizationId: string, memberId: string): Promise<void> {
  await withPeople(ctx, organizationId, "organization.manageMembers", async (tx, people) => {
    const owns = people.some((one) => one.userId === ctx.actor.userId && one.role === "OWNER");
    if (memberId === ctx.actor.userId || !owns)
      throw new DomainError("ILLEGAL_TRANSITION", "removing oneself, or no longer owner");
    const { count } = isUuid(memberId)
      ? await tx.membership.deleteMany({ where: { userId: memberId, organizationId } })
      : { count: 0 };
    if (count === 0) throw new DomainError("NOT_FOUND", "no such member");
    return memberLeft(organizationId, memberId, "owner");
  });
}
