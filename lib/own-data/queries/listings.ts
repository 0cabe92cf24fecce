import type { Prisma } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { openFile } from "#lib/listings/queries/files.ts";
import { presentListings } from "#lib/listings/queries/present.ts";
import { presentDecision } from "#lib/listings/queries/private-part.ts";
import { LISTING_SELECT } from "#lib/listings/queries/select.ts";
import type { ArchiveFile } from "./archive-file.ts";
import { pathInArchive } from "./names.ts";

const AT_ONCE = 100;

/** Beside what answers are made of: all that its firm reads of a listing on its pages. Notes that staff write for staff are not in it. */
const SELECT = {
  ...LISTING_SELECT,
  sourceChannel: true,
  submittedAt: true,
  consentAt: true,
  endedAt: true,
  endNote: true,
  typing: { select: { values: true, savedAt: true } },
  sharedWish: { select: { purchase: true, rnd: true, setAt: true } },
  versions: { orderBy: { version: "asc" }, select: { version: true, at: true, content: true } },
  decisions: {
    where: { undoneAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { decision: true, reasons: true, note: true, fieldNotes: true, at: true },
  },
  files: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, caption: true, mediaType: true, bytes: true, createdAt: true },
  },
} as const satisfies Prisma.ListingSelect;

/** Every listing of the viewer's firm as the firm reads it, in every status, and the attachments that belong to them. */
export async function listingsOf(member: Viewing, organizationId: string) {
  const listings = [];
  const files: ArchiveFile[] = [];
  for (let cursor: string | null = null; ; ) {
    const rows: Prisma.ListingGetPayload<{ select: typeof SELECT }>[] = await member.db.listing.findMany({
      where: { organizationId },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      ...(cursor && { skip: 1, cursor: { id: cursor } }),
      select: SELECT,
    });
    const views = await presentListings(member, rows);
    for (const [at, row] of rows.entries()) {
      const attached = row.files.map(({ id, ...file }, place) => {
        const path = pathInArchive(`files/${row.code}`, place + 1, file.caption, file.mediaType);
        files.push({ path, read: async () => (await openFile(member, id, "full")).content });
        return { path, shown: row.fileIds.includes(id), ...file };
      });
      listings.push({
        ...views[at],
        attachments: attached,
        sourceChannel: row.sourceChannel,
        submittedAt: row.submittedAt,
        consentAt: row.consentAt,
        endedAt: row.endedAt,
        endNote: row.endNote,
        typed: row.typing,
        sharedWish: row.sharedWish,
        decisions: row.decisions.map(presentDecision),
        versions: row.versions,
      });
    }
    cursor = rows.at(-1)?.id ?? null;
    if (rows.length < AT_ONCE) return { listings, files };
  }
}
