import type { Viewing } from "#lib/kernel/context.ts";

/** Firms that this firm has ruled out, and firms that have ruled it out. */
export type Blocks = { byUs: ReadonlySet<string>; byThem: ReadonlySet<string> };

/** The never-match entries that touch a firm, as committed now. */
export async function blocksOf({ db }: Pick<Viewing, "db">, organizationId: string): Promise<Blocks> {
  const rows = await db.neverMatch.findMany({
    where: { OR: [{ organizationId }, { otherOrganizationId: organizationId }] },
    select: { organizationId: true, otherOrganizationId: true },
  });
  const byUs = new Set(rows.filter((row) => row.organizationId === organizationId).map((row) => row.otherOrganizationId));
  const byThem = new Set(rows.filter((row) => row.otherOrganizationId === organizationId).map((row) => row.organizationId));
  return { byUs, byThem };
}
