import type { Tx } from "#lib/db/client.ts";
import type { Region } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { organizationCreated } from "./create-organization.ts";

/** A firm that a received list names and nobody knows yet. */
export type FirmToEnter = {
  name: string;
  region: Region;
  creditCode: string | null;
  creditCodeChecked: boolean;
  division: string | null;
};

/**
 * Enter up to 200 firms for which a list speaks: unverified, without an account, to be claimed by the firm later.
 * Records the events itself, so it is the last of its transaction.
 *
 * @returns their ids, in the order given
 * @throws {DomainError} FORBIDDEN; a broken uniqueness of name or credit code comes through as it is, for the caller to look again
 */
export async function enterOrganizations(tx: Tx, ctx: Context, firms: readonly FirmToEnter[]): Promise<string[]> {
  authorize(ctx.actor, "organization.create", null);
  const rows = await tx.organization.createManyAndReturn({
    data: firms.map((firm) => ({
      ...firm,
      nameKey: nameSkeleton(firm.name),
      enteredByStaff: true,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })),
    select: { id: true, nameKey: true, region: true },
  });
  await tx.organizationContact.createMany({ data: rows.map(({ id }) => ({ organizationId: id })) });
  const idOf = new Map(rows.map(({ id, nameKey, region }) => [`${nameKey}|${region}`, id]));
  const ids = firms.map(({ name, region }) => {
    const id = idOf.get(`${nameSkeleton(name)}|${region}`);
    if (id === undefined) throw new Error("an entered firm is missing");
    return id;
  });
  await recordEvents(
    tx,
    ctx,
    firms.map((firm, at) => organizationCreated(ids[at] ?? "", { ...firm, enteredByStaff: true })),
  );
  return ids;
}
