import type { Viewing } from "#lib/kernel/context.ts";
import { changedFields } from "#lib/listings/model/content.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { captionsOf } from "#lib/listings/queries/files.ts";
import { titleKeyOf } from "#lib/listings/queries/title-key.ts";
import { fold } from "#lib/text/fold.ts";
import { hintsOf } from "../model/hints-of.ts";
import type { Hint } from "../model/review-item.ts";
import type { QueueItem } from "./queue.ts";

/** Most listings looked at for near-duplicates of one text: its firm's others and those of the same title. */
const MOST_COMPARED = 40;

async function lookAlikes({ db }: Viewing, item: QueueItem): Promise<{ code: string; title: string; description: string }[]> {
  const { title, side } = item.content;
  const ofFirm = db.listing.findMany({
    where: {
      side,
      id: { not: item.id },
      organizationId: item.organization.id,
      status: { in: ["PUBLISHED", "SUBMITTED", "IN_REVIEW"] },
    },
    orderBy: { updatedAt: "desc" },
    take: MOST_COMPARED,
    select: { code: true, title: true, description: true },
  });
  const byTitle = db.listing.findMany({
    where: {
      side,
      id: { not: item.id },
      titleKey: titleKeyOf(title),
      status: { in: ["PUBLISHED", "SUBMITTED", "IN_REVIEW"] },
    },
    take: MOST_COMPARED,
    select: { code: true, title: true, description: true },
  });
  const found = [...(await ofFirm), ...(await byTitle)];
  return [...new Map(found.map((other) => [other.code, other])).values()];
}

/** The machine's remarks beside each item of a queue page. */
export async function hintsFor(viewing: Viewing, items: readonly QueueItem[]): Promise<Map<string, Hint[]>> {
  const words = await viewing.db.sensitiveWord.findMany({ select: { wordKey: true } });
  const wordKeys = words.map((row) => row.wordKey);
  const captions = await captionsOf(
    viewing,
    items.map(({ id }) => id),
  );
  const hints = new Map<string, Hint[]>();
  for (const item of items) {
    const mayBePublished = item.organization.verified || item.enteredByStaff;
    hints.set(
      item.code,
      hintsOf(item.content, {
        mayBePublished,
        wordKeys,
        others: await lookAlikes(viewing, item),
        fold,
        captions: captions.get(item.id) ?? [],
      }),
    );
  }
  return hints;
}

export type Difference = { field: string; before: unknown; after: unknown };

const fieldOf = (content: ListingContent, field: string): unknown =>
  field.startsWith("details.") ? content.details[field.slice("details.".length)] : content[field as keyof ListingContent];

/**
 * What changed against the version a moderator last saw: for a revision the public text, for a resubmitted listing the
 * text at the last decision. Empty for a first submission.
 */
export async function differencesOf({ db }: Viewing, item: QueueItem): Promise<Difference[]> {
  let before = item.published;
  if (before === null) {
    const last = await db.reviewDecision.findFirst({
      where: { listingId: item.id },
      orderBy: { at: "desc" },
      select: { at: true },
    });
    if (!last) return [];
    const version = await db.listingVersion.findFirst({
      where: { listingId: item.id, at: { lte: last.at } },
      orderBy: { version: "desc" },
      select: { content: true },
    });
    before = (version?.content as ListingContent | undefined) ?? null;
  }
  if (before === null) return [];
  const former = before;
  return changedFields(former, item.content).map((field) => ({
    field,
    before: fieldOf(former, field),
    after: fieldOf(item.content, field),
  }));
}
