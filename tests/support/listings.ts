// What tests of listings ask again and again: the row as it is, the trail it left, two acts at once.
import { db } from "#lib/db/client.ts";
import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";

/** A listing with everything its commands write. */
export function readListing(code: string) {
  return db().listing.findUniqueOrThrow({
    where: { code },
    include: {
      contact: true,
      versions: { orderBy: { version: "asc" } },
      revisions: { orderBy: { createdAt: "asc" } },
      decisions: true,
    },
  });
}

/** Names of the events about a listing and its revisions, in order. */
export async function eventsOf(code: string): Promise<string[]> {
  const rows = await db().auditEntry.findMany({ where: { objectCode: code }, orderBy: { seq: "asc" }, select: { action: true } });
  return rows.map(({ action }) => action);
}

/** The last event about a listing, as outbox and trail hold it: both must agree. */
export async function lastEvent(code: string) {
  const audit = await db().auditEntry.findFirstOrThrow({ where: { objectCode: code }, orderBy: { seq: "desc" } });
  const outbox = await db().outboxEvent.findFirstOrThrow({ where: { subjectId: audit.objectId }, orderBy: { id: "desc" } });
  return { name: audit.action, outbox: outbox.name, actorId: audit.actorId, data: outbox.data as Record<string, unknown> };
}

/** The code with which something is refused; "ok" when it is not. */
export async function refusal(act: Promise<unknown>): Promise<ErrorCode | "ok"> {
  try {
    await act;
    return "ok";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** The paths of the fields at which input is refused. */
export async function refusedFields(act: Promise<unknown>): Promise<string[]> {
  try {
    await act;
    return [];
  } catch (error) {
    if (error instanceof DomainError && error.code === "INVALID_INPUT")
      return (error.details.errors ?? []).map(({ path }) => path);
    throw error;
  }
}

/** Outcomes of acts that start together, sorted. */
export async function atOnce(...acts: (() => Promise<unknown>)[]): Promise<(ErrorCode | "ok")[]> {
  const outcomes = await Promise.all(acts.map((act) => refusal(act())));
  return outcomes.sort((a, b) => (a === "ok" ? -1 : b === "ok" ? 1 : a < b ? -1 : 1));
}
