import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { type Contact, maskedContact } from "#lib/kernel/contact.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { CONTENT_SELECT, contentOf } from "#lib/listings/model/content.ts";
import { type ListingContent, UNDO_SECONDS } from "#lib/listings/model.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { findQueueItem, type QueueItem } from "./queue.ts";

export type DecisionLine = {
  id: string;
  decision: "APPROVE" | "RETURN" | "REJECT" | "SUSPEND" | "REINSTATE";
  reasons: string[];
  note: string;
  fieldNotes: { path: string; note: string }[];
  by: string;
  at: Date;
  undoneAt: Date | null;
};

/** Everything a moderator reads about one listing. */
export type Dossier = {
  code: string;
  version: number;
  status: ListingStatus;
  content: ListingContent;
  organization: { id: string; name: string; region: QueueItem["organization"]["region"]; verification: string };
  enteredByStaff: boolean;
  consentNote: string;
  /** Masked: staff lists and pages never show a whole number. */
  contact: string[];
  waiting: QueueItem | null;
  decisions: DecisionLine[];
  /** The reader's own decision of the last 30 seconds. */
  mayUndo: boolean;
};

/** The parts of a contact that are there, masked. */
const masked = (contact: Contact | null): string[] =>
  contact ? Object.values(maskedContact(contact)).flatMap((value) => value ?? []) : [];

/** The dossier of a listing in any status. @throws {DomainError} NOT_FOUND, FORBIDDEN, UNAUTHENTICATED */
export async function getDossier(viewing: Viewing, code: string): Promise<Dossier> {
  authorize(viewing.actor, "listing.readQueue", null);
  const row = await viewing.db.listing.findUnique({
    where: { code },
    select: {
      id: true,
      code: true,
      ...CONTENT_SELECT,
      status: true,
      version: true,
      enteredByStaff: true,
      consentNote: true,
      contact: { select: { name: true, mobile: true, phone: true, email: true } },
      organization: { select: { id: true, name: true, region: true, verification: true } },
      decisions: { orderBy: { at: "desc" }, take: 50 },
    },
  });
  if (!row) throw new DomainError("NOT_FOUND", "listing not found");
  const deciders = await viewing.db.user.findMany({
    where: { id: { in: row.decisions.flatMap((decision) => decision.byId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(deciders.map((user) => [user.id, user.name]));
  const [last] = row.decisions;
  const sinceLast = last ? viewing.now.getTime() - last.at.getTime() : Number.POSITIVE_INFINITY;
  return {
    code: row.code,
    version: row.version,
    status: row.status,
    content: contentOf(row),
    organization: row.organization,
    enteredByStaff: row.enteredByStaff,
    consentNote: row.consentNote,
    contact: viewing.actor.role === "AUDITOR" ? [] : masked(row.contact),
    waiting: await findQueueItem(viewing, code),
    decisions: row.decisions.map((decision) => ({
      id: decision.id,
      decision: decision.decision,
      reasons: decision.reasons,
      note: decision.note,
      fieldNotes: decision.fieldNotes as { path: string; note: string }[],
      by: (decision.byId && names.get(decision.byId)) ?? "",
      at: decision.at,
      undoneAt: decision.undoneAt,
    })),
    mayUndo:
      last !== undefined && last.undoneAt === null && last.byId === viewing.actor.userId && sinceLast <= UNDO_SECONDS * 1000,
  };
}
