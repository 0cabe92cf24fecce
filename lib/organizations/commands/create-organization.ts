import type { Tx } from "#lib/db/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { checkCreditCode } from "#lib/kernel/credit-code.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent, recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { qualificationKey } from "#lib/taxonomy/model.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import { findOrganizationId } from "../queries/find-organization.ts";
import type { OrganizationInput } from "../schema.ts";

/** Where to ask for membership of a firm that is already there. */
export const joinUrl = (organizationId: string): string => `/join?organization=${organizationId}`;

/** The refusal of a firm that exists, with the way in. */
export function alreadyThere(organizationId: string): DomainError {
  return new DomainError("DUPLICATE", "organization exists", {
    detail: ORGANIZATION_MESSAGES.alreadyThere,
    extra: { joinUrl: joinUrl(organizationId) },
  });
}

type CreatedFacts = { enteredByStaff: boolean; creditCode: string | null; creditCodeChecked: boolean };

/** The event of a new firm: how its code stands is told, the code itself is not. */
export function organizationCreated(id: string, { enteredByStaff, creditCode, creditCodeChecked }: CreatedFacts): AppEvent {
  const standing = creditCode === null ? "none" : creditCodeChecked ? "valid" : "doubtful";
  const data = { enteredByStaff, creditCode: standing };
  return { name: "organization.created", subjectType: "organization", subjectId: id, data };
}

type Made = { id: string; event: AppEvent };

/**
 * Insert a firm in the caller's transaction; the caller records the event with its own, last.
 * @throws {DomainError} DUPLICATE with `joinUrl` when credit code, or name and region, are taken
 */
export async function createOrganizationIn(
  tx: Tx,
  ctx: Context,
  input: OrganizationInput,
  { enteredByStaff, ownerId }: { enteredByStaff: boolean; ownerId: string | null },
): Promise<Made> {
  const present = await findOrganizationId(tx, input);
  if (present) throw alreadyThere(present);
  const { contact, creditCode = null, qualifications = [], tags = [], intro = "", ...rest } = input;
  const terms = qualifications.length > 0 ? await listTerms(tx, "qualification") : [];
  const creditCodeChecked = creditCode !== null && checkCreditCode(creditCode).valid;
  const { id } = await tx.organization.create({
    data: {
      name: rest.name,
      nameKey: nameSkeleton(rest.name),
      creditCode,
      creditCodeChecked,
      orgType: rest.orgType || null,
      region: rest.region,
      division: rest.division || null,
      address: rest.address || null,
      website: rest.website || null,
      intro,
      supervisingDept: rest.supervisingDept || null,
      qualifications,
      qualificationKeys: qualifications.map((text) => qualificationKey(terms, text)),
      tags,
      enteredByStaff,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      contact: { create: contact ?? {} },
      ...(ownerId && { memberships: { create: { userId: ownerId, role: "OWNER", createdAt: ctx.now } } }),
    },
    select: { id: true },
  });
  return { id, event: organizationCreated(id, { enteredByStaff, creditCode, creditCodeChecked }) };
}

/** Two of the same at the same time: the second learns of the first like of any other. */
export async function orAlreadyThere<T>(ctx: Context, input: OrganizationInput, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const present = await findOrganizationId(ctx.db, input);
    if (present) throw alreadyThere(present);
    throw new DomainError("DUPLICATE", "already a member of a firm", { detail: ORGANIZATION_MESSAGES.hasFirm });
  }
}

/**
 * Register a firm: a person without one becomes its owner; staff enter one for a firm without an account.
 * @returns its id
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, DUPLICATE with `joinUrl`
 */
export async function createOrganization(ctx: Context, input: OrganizationInput): Promise<string> {
  authorize(ctx.actor, "organization.create", null);
  const ownerId = ctx.actor.role === "MEMBER" ? ctx.actor.userId : null;
  return orAlreadyThere(ctx, input, () =>
    inTransaction(ctx.db, async (tx) => {
      const { id, event } = await createOrganizationIn(tx, ctx, input, { enteredByStaff: ownerId === null, ownerId });
      if (ownerId) {
        const joined = {
          name: "organization.memberJoined",
          subjectType: "organization",
          subjectId: id,
          data: { userId: ownerId },
        } as const;
        await recordEvents(tx, ctx, [event, joined]);
      } else await recordEvent(tx, ctx, event);
      return id;
    }),
  );
}
