import type { DecisionKind, RevisionStatus } from "#lib/db/generated/enums.ts";
import { type Contact, maskedContact } from "#lib/kernel/contact.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { belongsTo, isModerator } from "#lib/policies/actor.ts";
import { OPEN_REVISION } from "../lifecycle.ts";
import { contactOfJson } from "../model/contact.ts";
import { revisionStatusAt } from "../model/status.ts";
import { accessOf } from "../model/visibility.ts";
import type { ListingContent } from "../model.ts";
import type { DecisionName, FieldNote } from "../schema/moves.ts";
import type { DecisionResponse, PendingResponse } from "../schema/response.ts";
import type { ListingRow } from "./select.ts";

/** What only a listing's firm and staff read. */
export type PrivatePart = { lastDecision: DecisionResponse | null; contact: Contact | null; pending: PendingResponse | null };

type DecisionRow = { decision: DecisionKind; reasons: string[]; note: string; fieldNotes: unknown; at: Date };

/** A stored decision as answers carry it. */
export function presentDecision(row: DecisionRow): DecisionResponse {
  return {
    decision: row.decision.toLowerCase() as DecisionName,
    reasons: row.reasons as DecisionResponse["reasons"],
    note: row.note,
    fieldNotes: row.fieldNotes as FieldNote[],
    at: row.at.toISOString(),
  };
}

/** A contact as this reader may see it: whole for its own firm, masked for staff, not at all for the auditor and all others. */
export function contactFor({ actor }: Viewing, row: { organizationId: string }, contact: Contact | null): Contact | null {
  if (contact === null || belongsTo(actor, row)) return contact;
  return isModerator(actor) ? maskedContact(contact) : null;
}

/** The private parts of those rows that the reader sees as their firm or as staff, by id; three queries for a whole page. */
export async function loadPrivateParts(viewing: Viewing, rows: readonly ListingRow[]): Promise<Map<string, PrivatePart>> {
  const { db, actor, now } = viewing;
  const own = rows.filter((row) => accessOf(actor, row, now) === "own");
  if (own.length === 0) return new Map();
  const listingId = { in: own.map(({ id }) => id) };
  const [contacts, decisions, revisions] = await Promise.all([
    db.listingContact.findMany({ where: { listingId } }),
    db.reviewDecision.findMany({
      where: { listingId, undoneAt: null },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      select: { listingId: true, decision: true, reasons: true, note: true, fieldNotes: true, at: true },
    }),
    db.revision.findMany({
      where: { listingId, status: { in: [...OPEN_REVISION] } },
      select: { listingId: true, status: true, content: true, contact: true, changed: true },
    }),
  ]);
  return new Map(
    own.map((row) => {
      const found = contacts.find((contact) => contact.listingId === row.id);
      const stored = found ? { name: found.name, mobile: found.mobile, phone: found.phone, email: found.email } : null;
      const decision = decisions.find((candidate) => candidate.listingId === row.id);
      const revision = revisions.find((candidate) => candidate.listingId === row.id);
      return [
        row.id,
        {
          lastDecision: decision ? presentDecision(decision) : null,
          contact: contactFor(viewing, row, stored),
          pending: revision ? presentPending(viewing, row, revision, stored) : null,
        },
      ];
    }),
  );
}

type RevisionRow = { status: RevisionStatus; content: unknown; contact: unknown; changed: string[] };

function presentPending(viewing: Viewing, row: ListingRow, revision: RevisionRow, stored: Contact | null): PendingResponse {
  const contact = revision.contact === null ? stored : contactOfJson(revision.contact);
  return {
    status: revisionStatusAt(revision.status, row.claimedUntil, viewing.now) as PendingResponse["status"],
    version: row.version,
    changed: revision.changed,
    values: { ...(revision.content as ListingContent), contact: contactFor(viewing, row, contact) },
  };
}
