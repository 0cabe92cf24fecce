import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { checkCreditCode } from "#lib/kernel/credit-code.ts";
import { isDivisionOf } from "#lib/kernel/divisions.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { indexOrganizationIn } from "#lib/search/port.ts";
import { qualificationKey } from "#lib/taxonomy/model.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";
import { ORGANIZATION_MESSAGES } from "../labels.ts";
import type { OrganizationPatch } from "../schema.ts";
import { loadOrganization, policyRow } from "./load-organization.ts";
import { heldColumnsIn } from "./parts/hold-qualifications.ts";

/** Columns that hold one line or nothing. */
const PLAIN = ["orgType", "division", "address", "website", "supervisingDept"] as const;

/**
 * Change a firm's facts. When a verified firm changes what was verified (name, credit code, region), it is to be verified
 * again and staff are told; its listings stay.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, INVALID_INPUT at `division`, CONFLICT for a stale version, DUPLICATE for a
 *   name or credit code of another firm
 */
export async function editOrganization(ctx: Context, id: string, version: number, patch: OrganizationPatch): Promise<void> {
  try {
    await inTransaction(ctx.db, async (tx) => {
      const before = await loadOrganization(tx, ctx, id);
      authorize(ctx.actor, "organization.edit", policyRow(before));
      const region = patch.region ?? before.region;
      const division = patch.division === undefined ? before.division : patch.division;
      if (division && !isDivisionOf(division, region)) refuseInput({ path: "division", message: ORGANIZATION_MESSAGES.division });

      const data: Prisma.OrganizationUpdateManyMutationInput = { updatedAt: ctx.now, version: { increment: 1 } };
      if (patch.name !== undefined) Object.assign(data, { name: patch.name, nameKey: nameSkeleton(patch.name) });
      if (patch.creditCode !== undefined && patch.creditCode !== before.creditCode) {
        data.creditCode = patch.creditCode;
        data.creditCodeChecked = patch.creditCode !== null && checkCreditCode(patch.creditCode).valid;
      }
      if (patch.region !== undefined) data.region = patch.region;
      for (const column of PLAIN) if (patch[column] !== undefined) data[column] = patch[column] || null;
      if (patch.intro !== undefined) data.intro = patch.intro;
      if (patch.tags !== undefined) data.tags = patch.tags;
      if (patch.qualifications !== undefined) {
        const terms = await listTerms(tx, "qualification");
        const stated = patch.qualifications.map((text) => ({ text, key: qualificationKey(terms, text) }));
        Object.assign(data, await heldColumnsIn(tx, ctx, id, stated));
      }
      const identityChanged =
        (patch.name !== undefined && patch.name !== before.name) || data.creditCode !== undefined || region !== before.region;
      const again = identityChanged && before.verification === "VERIFIED" && belongsTo(ctx.actor, policyRow(before));
      if (again) data.verification = "SUBMITTED";

      const { count } = await tx.organization.updateMany({ where: { id, version }, data });
      if (count === 0) throw new DomainError("CONFLICT", "stale version");
      if (patch.contact) {
        const contact = { ...before.contact, ...patch.contact, organizationId: id };
        await tx.organizationContact.upsert({ where: { organizationId: id }, create: contact, update: contact });
      }
      await indexOrganizationIn(tx, id);
      const event = (name: AppEvent["name"], data: AppEvent["data"]): AppEvent => ({
        name,
        subjectType: "organization",
        subjectId: id,
        data,
      });
      await recordEvents(tx, ctx, [
        event("organization.edited", { fields: Object.keys(patch) }),
        ...(again ? [event("organization.verificationSubmitted", { again: true })] : []),
      ]);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("DUPLICATE", "name or credit code of another firm");
    throw error;
  }
}
