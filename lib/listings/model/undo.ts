import type { ListingStatus, RevisionStatus } from "#lib/db/generated/enums.ts";
import type { ListingContent } from "../model.ts";

/** What undoing a decision puts back; instants as ISO text. Contacts are never in it: they stay in their own columns. */
export type UndoData = {
  /** Version the decision wrote; a later write makes it final. */
  version: number;
  listing: {
    status: ListingStatus;
    publishedAt: string | null;
    everPublic: boolean;
    endedAt: string | null;
    claimedById: string | null;
    claimedUntil: string | null;
    queuedAt: string | null;
  };
  /** Content before an approved revision replaced it. */
  content: ListingContent | null;
  /** The listing had no contact of its own before an approved revision gave it one. */
  hadContact: boolean;
  /** Attachments before an approved revision replaced them; missing in decisions made before there were any. */
  fileIds?: readonly string[];
  /** The revision decided on, or closed because its listing left PUBLISHED. */
  revision: { id: string; status: RevisionStatus } | null;
};

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

type Before = {
  status: ListingStatus;
  publishedAt: Date | null;
  everPublic: boolean;
  endedAt: Date | null;
  claimedById: string | null;
  claimedUntil: Date | null;
  queuedAt: Date | null;
};

/** The columns a decision writes, as they were before it. */
export function columnsBefore(row: Before): UndoData["listing"] {
  return {
    status: row.status,
    publishedAt: iso(row.publishedAt),
    everPublic: row.everPublic,
    endedAt: iso(row.endedAt),
    claimedById: row.claimedById,
    claimedUntil: iso(row.claimedUntil),
    queuedAt: iso(row.queuedAt),
  };
}

/** The same columns, ready to be written back. */
export function columnsToRestore(before: UndoData["listing"]): Before {
  return {
    ...before,
    publishedAt: instant(before.publishedAt),
    endedAt: instant(before.endedAt),
    claimedUntil: instant(before.claimedUntil),
    queuedAt: instant(before.queuedAt),
  };
}
