import type { Viewing } from "#lib/kernel/context.ts";
import { readsAsStaff } from "#lib/policies/actor.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { owesProgress, PROGRESS_DAYS } from "../model/progress.ts";
import type { InterestRole } from "../model.ts";
import { loadInterest, roleIn } from "./load-interest.ts";

/** One look at a contact: who, of which side, whose contact, when. */
export type Reveal = { id: string; at: Date; viewer: string; by: InterestRole; subject: InterestRole };

/** What the page of a contact request tells beside the request itself. */
export type InterestRecord = {
  viaStaff: boolean;
  /** Only for the firm that declined and for staff: never shown to the asker. */
  declineReason: string | null;
  closeReason: string | null;
  /** The firm's answer as staff wrote it down; for staff alone. */
  consentNote: string | null;
  /** The reader's side was asked how it goes, and has not answered since. */
  owesProgress: boolean;
  /** It will not be asked again. */
  isLastAsked: boolean;
  grant: { purpose: string; fields: string[]; grantedAt: Date; revokedAt: Date | null } | null;
  reveals: Reveal[];
};

/**
 * The record of a contact request: why it ended, the grant, and who looked at a contact. A firm reads who saw its own
 * contact and what it saw itself; staff read all of it.
 *
 * @throws {DomainError} NOT_FOUND
 */
export async function getInterestRecord(ctx: Viewing, id: string): Promise<InterestRecord> {
  const row = await loadInterest(ctx.db, ctx.actor, id);
  authorize(ctx.actor, "interest.read", row);
  const full = await ctx.db.interest.findUniqueOrThrow({
    where: { id: row.id },
    select: {
      declineReason: true,
      closeReason: true,
      consentNote: true,
      status: true,
      answeredAt: true,
      progressAsked: true,
      askerTalksAt: true,
      ownerTalksAt: true,
      outcomes: { select: { stage: true, side: true } },
      grant: {
        select: {
          purpose: true,
          fields: true,
          grantedAt: true,
          revokedAt: true,
          reveals: {
            select: { id: true, at: true, viewerId: true, viewerOrganizationId: true, subjectOrganizationId: true },
            orderBy: { at: "desc" },
            take: 200,
          },
        },
      },
    },
  });
  const staff = readsAsStaff(ctx.actor);
  const role = roleIn(ctx.actor, row);
  const seen = full.grant?.reveals ?? [];
  const viewers = await ctx.db.user.findMany({
    where: { id: { in: [...new Set(seen.map((reveal) => reveal.viewerId))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(viewers.map((user) => [user.id, user.name]));
  const sideOf = (organizationId: string | null) => (organizationId === row.askerOrganizationId ? "ASKER" : "OWNER");
  return {
    viaStaff: row.viaStaff,
    declineReason: (role === "OWNER" || (staff && role === "STAFF")) && full.declineReason ? full.declineReason : null,
    // What was said when consent was withdrawn is between that firm and the association.
    closeReason: (full.status === "CLOSED" || staff) && full.closeReason ? full.closeReason : null,
    consentNote: staff && role === "STAFF" && full.consentNote ? full.consentNote : null,
    owesProgress: role !== "STAFF" && owesProgress(role, full),
    isLastAsked: full.progressAsked >= PROGRESS_DAYS.length,
    grant: full.grant && {
      purpose: full.grant.purpose,
      fields: full.grant.fields,
      grantedAt: full.grant.grantedAt,
      revokedAt: full.grant.revokedAt,
    },
    reveals: seen.map((reveal) => ({
      id: reveal.id,
      at: reveal.at,
      viewer: nameOf.get(reveal.viewerId) ?? "",
      by: sideOf(reveal.viewerOrganizationId),
      subject: sideOf(reveal.subjectOrganizationId),
    })),
  };
}
