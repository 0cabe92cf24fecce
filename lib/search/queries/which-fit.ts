import { Prisma } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingFilter } from "#lib/search/port.ts";
import { baseConditions, facetConditions } from "#lib/search/queries/conditions.ts";

/** Which of these listings the list would show under a filter. Asked of PostgreSQL: it knows what was committed last. */
export async function whichFit(viewing: Viewing, filter: ListingFilter, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  // Few ids, so the words are looked up row by row.
  const rows = await viewing.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT l.id::text FROM listing l JOIN organization o ON o.id = l.organization_id
    WHERE l.id = ANY(${[...ids]}::uuid[]) AND ${baseConditions(viewing, filter, true)} AND ${facetConditions(filter, null)}`);
  return rows.map(({ id }) => id);
}
