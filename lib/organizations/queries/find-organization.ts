import type { Db, Tx } from "#lib/db/client.ts";
import type { Region } from "#lib/db/generated/enums.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { checkCreditCode } from "#lib/kernel/credit-code.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { isUuid } from "#lib/kernel/uuid.ts";

export type OrganizationKey = { name: string; region: Region; creditCode?: string | null };

/** The firm that a name, region and credit code mean: recognised by the code, else by name and region; null when there is none. */
export async function findOrganizationId(db: Db | Tx, { name, region, creditCode }: OrganizationKey): Promise<string | null> {
  if (creditCode) {
    const byCode = await db.organization.findUnique({
      where: { creditCode: checkCreditCode(creditCode).normalised },
      select: { id: true },
    });
    if (byCode) return byCode.id;
  }
  const byName = await db.organization.findUnique({
    where: { nameKey_region: { nameKey: nameSkeleton(name), region } },
    select: { id: true },
  });
  return byName?.id ?? null;
}

/**
 * The firm that somebody was sent to in order to join it: its name and region, whether it is public or not.
 * @throws {DomainError} NOT_FOUND, ORG_SUSPENDED
 */
export async function joinableOrganization(
  { db }: Pick<Viewing, "db">,
  id: string,
): Promise<{ id: string; name: string; region: Region }> {
  const firm = isUuid(id)
    ? await db.organization.findUnique({ where: { id }, select: { id: true, name: true, region: true, verification: true } })
    : null;
  if (!firm) throw new DomainError("NOT_FOUND", "no such organization");
  if (firm.verification === "SUSPENDED") throw new DomainError("ORG_SUSPENDED", "firm is suspended");
  return { id: firm.id, name: firm.name, region: firm.region };
}
