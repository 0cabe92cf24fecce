import { describeListing } from "#lib/editions/model/assemble.ts";
import { canonicalJson } from "#lib/editions/model/canonical-json.ts";
import {
  checkPaperRows,
  checkRows,
  checkWhole,
  compareWithPaper,
  type Problem,
  problem,
  readsOtherwise,
} from "#lib/editions/model/check.ts";
import { sha256 } from "#lib/editions/model/hashes.ts";
import { findHead } from "#lib/editions/queries/editions.ts";
import { type HeadRow, toHead } from "#lib/editions/queries/frozen.ts";
import { readListings } from "#lib/editions/queries/listings.ts";
import { type Edition, type EditionCheck, type EditionRow, editionRowSchema, editionSchema } from "#lib/editions/schema.ts";
import { collectedListings, printable } from "#lib/editions/scope.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { readStored } from "#lib/storage/storage.ts";

/** A copy of a paper from somewhere else, to be held against the one laid down. */
export type Copy = { name: string; content: Uint8Array };

/**
 * Recompute every checksum of a frozen issue: its rows, the whole, its papers, and `copy` when given. Each fault names its row or
 * file. `changedSince` lists the codes whose live listing reads otherwise by now, which is no fault.
 *
 * @throws {DomainError} NOT_FOUND; ILLEGAL_TRANSITION while nothing is frozen; INVALID_INPUT for a copy of another format.
 */
export async function verifyEdition(viewing: Viewing, number: string, copy?: Copy): Promise<EditionCheck> {
  const { db } = viewing;
  const edition = await findHead(viewing, number);
  if (!edition.frozenAt) throw new DomainError("ILLEGAL_TRANSITION", `edition ${number} is not frozen yet`);
  const rows = await db.editionRow.findMany({ where: { editionId: edition.id }, orderBy: { serial: "asc" } });
  const inTrail = await db.auditEntry.findFirst({
    where: { action: "edition.frozen", objectId: edition.id },
    orderBy: { seq: "desc" },
    select: { data: true },
  });
  const trailHash = (inTrail?.data as { hash?: string } | undefined)?.hash ?? null;
  const { faults, paper } = await checkPapers(edition);
  const own = [...checkRows(rows), ...checkWhole(rows, [edition.hash, trailHash]), ...faults];
  const head = { ...toHead(edition), changes: edition.changes as Edition["changes"] };
  const beside = paper ? compareWithPaper(head, rows, paper) : [];
  const problems = [
    ...own,
    ...beside.filter((one) => !own.some((known) => known.serial !== null && known.serial === one.serial)),
  ];
  if (copy) problems.push(...checkCopy(edition, copy, paper));
  return { number, ok: problems.length === 0, changedSince: await changedSince(viewing, rows), problems };
}

/** The stored papers against their checksums; `paper` is the JSON one when it is undamaged. */
async function checkPapers({ number, files }: HeadRow): Promise<{ faults: Problem[]; paper: Edition | null }> {
  const faults: Problem[] = [];
  let paper: Edition | null = null;
  for (const { format, sha256: expected, storageKey } of files) {
    const file = `${number}.${format}`;
    const content = await readStored(storageKey).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    const found = content === null ? "missing" : sha256(content);
    if (found !== expected) faults.push(problem({ file, expected, found }));
    if (found !== expected && content && format === "json") faults.push(...checkPaperRows(file, readJson(content)));
    if (found === expected && content && format === "json") paper = editionSchema.parse(readJson(content));
  }
  return { faults, paper };
}

/** The JSON paper as it left the freezing: publishing counts the version up and adds three fields. */
function beforePublishing(paper: Edition): string {
  const frozen: Edition = { ...paper, status: "FROZEN", serial: null, publishedAt: null, version: paper.version - 1 };
  return sha256(Buffer.from(`${canonicalJson(frozen)}\n`, "utf8"));
}

function checkCopy({ number, files }: HeadRow, { name, content }: Copy, paper: Edition | null): Problem[] {
  const format = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const laidDown = files.find((file) => file.format === format);
  if (!laidDown) {
    const known = files.map((file) => `.${file.format}`).join(" ");
    throw new DomainError("INVALID_INPUT", `${name}: edition ${number} has ${known || "no papers"}`);
  }
  const found = sha256(content);
  if (found === laidDown.sha256) return [];
  if (format === "json" && paper && found === beforePublishing(paper)) return [];
  const rows = format === "json" ? checkPaperRows(name, readJson(content)) : [];
  return [problem({ file: name, expected: laidDown.sha256, found }), ...rows];
}

function readJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return null;
  }
}

/** Codes of open rows whose listing has gone or reads otherwise, and of ended ones that are open again. */
async function changedSince({ db, now }: Viewing, stored: readonly { code: string; row: unknown }[]): Promise<string[]> {
  const rows = stored.flatMap(({ row }): EditionRow[] => {
    const read = editionRowSchema.safeParse(row);
    return read.success ? [read.data] : [];
  });
  const codes = rows.map(({ code }) => code);
  const open = await readListings(db, { ...collectedListings(now, now), code: { in: codes } });
  const ended = await readListings(db, { ...printable, code: { in: codes }, status: { in: ["FULFILLED", "WITHDRAWN"] } });
  const liveOpen = new Map(open.map(({ listing }) => [listing.code, describeListing(listing)]));
  const liveEnded = new Map(ended.map(({ listing, status }) => [listing.code, status]));
  return rows
    .filter((row) =>
      row.section === "PROGRESS" ? liveEnded.get(row.code) !== row.change : readsOtherwise(row, liveOpen.get(row.code)),
    )
    .map(({ code }) => code);
}
