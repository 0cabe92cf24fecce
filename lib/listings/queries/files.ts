import type { Prisma } from "#lib/db/generated/client.ts";
import type { FileKind, RevisionStatus } from "#lib/db/generated/enums.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { isMatched } from "#lib/matching/queries/find-matches.ts";
import { isVerifiedMember } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { readIntact } from "#lib/storage/storage.ts";
import { maskName } from "#lib/text/mask.ts";
import { OPEN_REVISION } from "../lifecycle.ts";
import { compareFiles, FILES, type FileChange } from "../model/files.ts";
import { statusAt } from "../model/status.ts";
import { type Access, accessOf } from "../model/visibility.ts";
import { LISTING_SELECT } from "./select.ts";

/** An attachment as pages show it. */
export type FileView = {
  id: string;
  kind: FileKind;
  caption: string;
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** A smaller picture exists. */
  hasPreview: boolean;
};

const FILE_SELECT = {
  id: true,
  kind: true,
  caption: true,
  key: true,
  previewKey: true,
  mediaType: true,
  bytes: true,
  width: true,
  height: true,
} as const;

const OPEN = {
  where: { status: { in: [...OPEN_REVISION] as RevisionStatus[] } },
  select: { status: true, fileIds: true, changed: true },
  take: 1,
} satisfies Prisma.Listing$revisionsArgs;

const SELECT = { ...LISTING_SELECT, fileIds: true, revisions: OPEN } satisfies Prisma.ListingSelect;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = ({ db }: Viewing, where: { code: string } | { id: string }) => db.listing.findUnique({ where, select: SELECT });

/** How the reader stands to the listing; one for matching only is open to whose own listing it matches. */
async function accessTo(viewing: Viewing, row: Row): Promise<Access> {
  const access = accessOf(viewing.actor, row, viewing.now);
  if (access !== "matchOnly") return access;
  return isVerifiedMember(viewing.actor) && (await isMatched(viewing, row)) ? "public" : "none";
}

/** The rows of a list in its order, by their id. Of an anonymous listing strangers do not read the firm's name in a caption. */
async function viewsOf(viewing: Viewing, row: Row, ids: readonly string[], access: Access): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const found = await viewing.db.listingFile.findMany({
    where: { listingId: row.id, id: { in: [...ids] } },
    select: FILE_SELECT,
  });
  const byId = new Map(
    found.map(({ key: _key, previewKey, ...file }) => [file.id, { ...file, hasPreview: previewKey !== null }]),
  );
  const isMasked = row.visibility === "ANONYMOUS" && access !== "own";
  return ids.flatMap((id) => {
    const file = byId.get(id);
    if (!file) return [];
    return [isMasked ? { ...file, caption: maskedCaption(viewing, row, file.caption) } : file];
  });
}

const maskedCaption = ({ locale }: Viewing, row: Row, caption: string): string =>
  maskName(caption, row.organization.name, t(locale, "common.anonymousOrganization"));

/** The attachments beside the text that this reader sees at the listing's address; none of a listing that is not open to them. */
export async function listShownFiles(viewing: Viewing, code: string): Promise<FileView[]> {
  const row = await findRow(viewing, { code });
  if (!row) return [];
  const access = await accessTo(viewing, row);
  return access === "own" || access === "public" ? viewsOf(viewing, row, row.fileIds, access) : [];
}

/** The attachments of an own listing as they are being changed. */
export type OwnFiles = {
  /** In the order they would be shown. */
  files: (FileView & { isShown: boolean })[];
  /** The list stands in a revision that differs from what is public. */
  isRevised: boolean;
  /** The public list holds some that the revision leaves out. */
  takenOut: FileView[];
};

const revised = ({ revisions: [revision] }: Row): readonly string[] | null =>
  revision?.status !== "REJECTED" && revision?.changed.includes(FILES) ? revision.fileIds : null;

/** What the firm, or staff for it, works on. @throws {DomainError} NOT_FOUND for everybody else */
export async function getOwnFiles(viewing: Viewing, code: string): Promise<OwnFiles> {
  const row = await findRow(viewing, { code });
  if (!row || accessOf(viewing.actor, row, viewing.now) !== "own") throw new DomainError("NOT_FOUND", "no such listing");
  const open = revised(row);
  const ids = open ?? row.fileIds;
  const isPublic = statusAt(row, viewing.now) === "PUBLISHED";
  const files = await viewsOf(viewing, row, ids, "own");
  return {
    files: files.map((file) => ({ ...file, isShown: isPublic && row.fileIds.includes(file.id) })),
    isRevised: open !== null,
    takenOut: await viewsOf(viewing, row, open === null ? [] : row.fileIds.filter((id) => !open.includes(id)), "own"),
  };
}

/** The attachments a moderator decides on, each with how it stands to what is public. @throws {DomainError} FORBIDDEN, UNAUTHENTICATED */
export async function listFilesToReview(viewing: Viewing, code: string): Promise<(FileView & { change: FileChange })[]> {
  authorize(viewing.actor, "listing.readQueue", null);
  const row = await findRow(viewing, { code });
  if (!row) return [];
  const open = revised(row);
  const before = row.publishedAt === null && open === null ? [] : row.fileIds;
  const compared = compareFiles(before, open ?? row.fileIds);
  const files = await viewsOf(
    viewing,
    row,
    compared.map(({ id }) => id),
    "own",
  );
  const changes = new Map(compared.map(({ id, change }) => [id, change]));
  return files.map((file) => ({ ...file, change: changes.get(file.id) ?? "kept" }));
}

/** The captions a moderator decides on, by listing: the machine's hints read them like the text. */
export async function captionsOf({ db }: Viewing, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.listing.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      fileIds: true,
      files: { select: { id: true, caption: true } },
      revisions: OPEN,
    },
  });
  return new Map(
    rows.map((row) => {
      const [revision] = row.revisions;
      const list = revision?.changed.includes(FILES) ? revision.fileIds : row.fileIds;
      const captions = list.flatMap((id) => row.files.find((file) => file.id === id)?.caption ?? []);
      return [row.id, captions];
    }),
  );
}

/** A file to be handed out. */
export type OpenFile = {
  content: Uint8Array;
  mediaType: string;
  kind: FileKind;
  /** For the download: the caption, as this reader may read it. */
  caption: string;
  code: string;
  /** Open to everybody: may be kept for a moment. */
  isPublic: boolean;
  key: string;
};

/**
 * The bytes of an attachment for whoever may see it now: its firm and staff always, others while the listing is open to them and
 * shows this file. Damaged or missing bytes are handed to nobody.
 *
 * @param size `small`: the preview, where there is one
 * @throws {DomainError} NOT_FOUND for everybody else and everything else, alike
 */
export async function openFile(viewing: Viewing, id: string, size: "small" | "full"): Promise<OpenFile> {
  const file = isUuid(id)
    ? await viewing.db.listingFile.findUnique({ where: { id }, select: { ...FILE_SELECT, listingId: true } })
    : null;
  const row = file && (await findRow(viewing, { id: file.listingId }));
  const access = row ? await accessTo(viewing, row) : "none";
  const isShown = row?.fileIds.includes(id) === true;
  if (!file || !row || (access !== "own" && !(access === "public" && isShown)))
    throw new DomainError("NOT_FOUND", "no such file");
  const key = (size === "small" && file.previewKey) || file.key;
  const isMasked = row.visibility === "ANONYMOUS" && access !== "own";
  return {
    content: await readIntact(key, "attachments"),
    mediaType: file.mediaType,
    kind: file.kind,
    caption: isMasked ? maskedCaption(viewing, row, file.caption) : file.caption,
    code: row.code,
    isPublic: access === "public" && row.visibility !== "MATCH_ONLY",
    key,
  };
}
