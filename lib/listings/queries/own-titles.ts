import type { Viewing } from "#lib/kernel/context.ts";

/** Titles of the reader's own listings by code; what is not theirs is left out. */
export async function ownTitles({ db, actor }: Viewing, codes: readonly string[]): Promise<Map<string, string>> {
  if (actor.organizationId === null || codes.length === 0) return new Map();
  const rows = await db.listing.findMany({
    where: { organizationId: actor.organizationId, code: { in: [...codes] } },
    select: { code: true, title: true },
  });
  return new Map(rows.map(({ code, title }) => [code, title]));
}
