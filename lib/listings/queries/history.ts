import type { Viewing } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { changedFields } from "../model/content.ts";
import type { ListingContent } from "../model.ts";
import type { DecisionResponse } from "../schema/response.ts";
import { presentDecision } from "./private-part.ts";

/** One thing that happened to a listing: the event's name, when, and by which side. Names of persons are not in it. */
export type HistoryEvent = {
  key: string;
  name: string;
  at: Date;
  by: "firm" | "staff" | "system";
  decision: DecisionResponse | null;
};

/** A text the listing had from this version on, and what changed against the one before. */
export type HistoryVersion = { version: number; at: Date; changed: string[]; content: ListingContent };

/** Everything that happened to one listing, oldest first, and every text it had, newest first. For its firm and staff. */
export async function listHistory(
  viewing: Viewing,
  listing: { id: string; organizationId: string },
): Promise<{ events: HistoryEvent[]; versions: HistoryVersion[] }> {
  authorize(viewing.actor, "listing.readOwn", listing);
  const { db } = viewing;
  const revisions = await db.revision.findMany({ where: { listingId: listing.id }, select: { id: true } });
  const objectId = { in: [listing.id, ...revisions.map(({ id }) => id)] };
  const [entries, decisions, versions] = await Promise.all([
    db.auditEntry.findMany({
      where: { objectType: { in: ["listing", "revision"] }, objectId },
      orderBy: { seq: "asc" },
      select: { seq: true, action: true, at: true, actorRole: true, data: true },
    }),
    db.reviewDecision.findMany({
      where: { listingId: listing.id },
      select: { id: true, decision: true, reasons: true, note: true, fieldNotes: true, at: true },
    }),
    db.listingVersion.findMany({
      where: { listingId: listing.id },
      orderBy: { version: "asc" },
      select: { version: true, at: true, content: true },
    }),
  ]);
  const byId = new Map(decisions.map((row) => [row.id, presentDecision(row)]));
  return {
    events: entries.map(({ seq, action, at, actorRole, data }) => ({
      key: String(seq),
      name: action,
      at,
      by: sideOf(actorRole),
      decision: action.endsWith("Undone") ? null : (byId.get(decisionIdOf(data)) ?? null),
    })),
    versions: versions.map((row, i) => withChanges(row, versions[i - 1])).reverse(),
  };
}

type Kept = { version: number; at: Date; content: unknown };

function withChanges(row: Kept, before: Kept | undefined): HistoryVersion {
  const content = row.content as ListingContent;
  const changed = before ? changedFields(before.content as ListingContent, content) : [];
  return { version: row.version, at: row.at, changed, content };
}

function sideOf(role: string): HistoryEvent["by"] {
  if (role === "system") return "system";
  return ["moderator", "editor", "admin"].includes(role) ? "staff" : "firm";
}

function decisionIdOf(data: unknown): string {
  const id = typeof data === "object" && data !== null && "decisionId" in data ? data.decisionId : "";
  return String(id);
}
