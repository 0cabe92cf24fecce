import { PUBLIC_STATUSES } from "#lib/editions/lifecycle.ts";
import type { Viewing } from "#lib/kernel/context.ts";

/** Every published issue, the first one first, with the instant of its publication. There are twelve a year. */
export async function publicEditionNumbers({ db }: Viewing): Promise<{ number: string; changed: Date | null }[]> {
  const rows = await db.edition.findMany({
    where: { status: { in: [...PUBLIC_STATUSES] } },
    orderBy: { number: "asc" },
    select: { number: true, publishedAt: true },
  });
  return rows.map(({ number, publishedAt }) => ({ number, changed: publishedAt }));
}
