import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { collectEdition } from "#lib/editions/queries/collect.ts";
import { HEAD_INCLUDE, type HeadRow, readFrozen, toHead } from "#lib/editions/queries/frozen.ts";
import { type Edition, type EditionHead, editionNumberSchema } from "#lib/editions/schema.ts";
import { visibleEditions } from "#lib/editions/scope.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page, refuseCursor } from "#lib/kernel/pagination.ts";

/** An issue, its words, and who froze it (for the policy on publishing; never shown). */
export type Issue = { edition: Edition; frame: EditionFrame; frozenById: string | null };

/** One page of the issues that the viewer may see, the latest number first. @throws {DomainError} INVALID_INPUT at `cursor` */
export async function listEditions(
  { db, actor, now }: Viewing,
  { limit = DEFAULT_LIMIT, cursor }: { limit?: number; cursor?: string } = {},
): Promise<Page<EditionHead>> {
  const after = cursor === undefined ? null : numberOf(cursor);
  const scope = visibleEditions(actor);
  const where = { AND: [scope, after === null ? {} : { number: { lt: after } }] };
  const [found, total] = await Promise.all([
    db.edition.findMany({ where, orderBy: { number: "desc" }, take: limit + 1, include: HEAD_INCLUDE }),
    db.edition.count({ where: scope }),
  ]);
  const items: EditionHead[] = [];
  for (const row of found.slice(0, limit)) {
    items.push(row.frozenAt ? toHead(row) : toHead(row, (await collectEdition(db, row.cutoff, now)).counts));
  }
  const last = items.at(-1);
  return { items, total, nextCursor: found.length > limit && last ? encodeCursor([last.number]) : null };
}

function numberOf(cursor: string): string {
  const read = editionNumberSchema.safeParse(decodeCursor(cursor, 1)[0]);
  return read.success ? read.data : refuseCursor();
}

/**
 * A whole issue; while it collects, what it would hold if it were frozen now.
 * @throws {DomainError} NOT_FOUND, also for an unpublished one that the viewer may not see.
 */
export async function getEdition(viewing: Viewing, number: string): Promise<Edition> {
  return (await getIssue(viewing, number)).edition;
}

/** The same with its frame: what pages and papers need to name chains and places. @throws {DomainError} NOT_FOUND */
export async function getIssue(viewing: Viewing, number: string): Promise<Issue> {
  const head = await findHead(viewing, number);
  const { frozenById } = head;
  if (head.frozenAt) return { ...(await readFrozen(viewing.db, head)), frozenById };
  const { rows, counts, changes, previous, frame } = await collectEdition(viewing.db, head.cutoff, viewing.now);
  return { edition: { ...toHead(head, counts), previous, rows, changes }, frame, frozenById };
}

/** @throws {DomainError} NOT_FOUND */
export async function findHead({ db, actor }: Viewing, number: string): Promise<HeadRow> {
  const edition = await db.edition.findFirst({ where: { AND: [{ number }, visibleEditions(actor)] }, include: HEAD_INCLUDE });
  if (!edition) throw new DomainError("NOT_FOUND", `no edition ${number}`);
  return edition;
}
