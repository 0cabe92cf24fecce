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

export type JoinableOrganization = { id: string; name: string; region: Region };

/** The firm that somebody was sent to in order to join it, whether it is public or not; null when there is none, or it is suspended. */
export async function findJoinableOrganization({ db }: Pick<Viewing, "db">, id: string): Promise<JoinableOrganization | null> {
  if (!isUuid(id)) return null;
  return db.organization.findFirst({
    where: { id, verification: { not: "SUSPENDED" } },
    select: { id: true, name: true, region: true },
  });
}

/** The same for whoever must have one. @throws {DomainError} NOT_FOUND */
export async function joinableOrganization(viewing: Pick<Viewing, "db">, id: string): Promise<JoinableOrganization> {
  const firm = await findJoinableOrganization(viewing, id);
  if (!firm) throw new DomainError("NOT_FOUND", "no such organization to join");
  return firm;
}
