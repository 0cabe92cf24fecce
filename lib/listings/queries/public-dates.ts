import type { Viewing } from "#lib/kernel/context.ts";
import { publicListings } from "../scope.ts";

/** What everybody may know of when a public listing changed. All from its publication on, oldest first. */
export type PublicDates = { published: Date; changed: readonly Date[]; latest: Date };

/** Text changes that are told of one listing; what is older is of no use to a reader. */
const MOST_CHANGES = 6;

/**
 * When these listings were published and their public text was changed; those that are not public are not in the answer.
 * The time of the row's last write is no public date: it also moves when the firm starts a change nobody has reviewed.
 */
export async function publicDatesOf({ db, now }: Viewing, codes: readonly string[]): Promise<Map<string, PublicDates>> {
  const rows = await db.listing.findMany({
    where: { AND: [{ code: { in: [...codes] } }, publicListings(now)] },
    select: {
      code: true,
      publishedAt: true,
      versions: { orderBy: { version: "desc" }, take: MOST_CHANGES, select: { at: true } },
    },
  });
  return new Map(
    rows.flatMap(({ code, publishedAt, versions }) => {
      if (publishedAt === null) return [];
      const changed = versions.map(({ at }) => at).filter((at) => at > publishedAt);
      return [[code, { published: publishedAt, changed: changed.reverse(), latest: changed.at(-1) ?? publishedAt }]];
    }),
  );
}
