import type { Db } from "#lib/db/client.ts";
import { TALKING_STATUSES } from "#lib/interests/lifecycle.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import type { AlertKind, MailKind, MailParams } from "../model/params.ts";

export type Waiting = { kind: MailKind | AlertKind; userId: string | null; params: MailParams };

/**
 * Is what this mail says still so? An outage may lie between writing and sending: a decision was undone, a link used, a
 * request answered, a person left the firm. What is no longer true is not sent.
 */
export async function isStillTrue(db: Db, mail: Waiting, now: Date): Promise<boolean> {
  if (!(await isStillAddressed(db, mail))) return false;
  const { kind, params } = mail;
  if (kind === "subscription.confirm") return isUnconfirmed(db, params.searchId);
  if (params.tokenId) return isLiveLink(db, params.tokenId, now);
  if (params.decisionId) {
    const decision = await db.reviewDecision.findUnique({ where: { id: params.decisionId }, select: { undoneAt: true } });
    return decision !== null && decision.undoneAt === null;
  }
  if (kind === "listing.expiring" || kind === "listing.expired") return isStillExpiring(db, kind, params);
  return params.interestId ? isInterestStill(db, kind, params.interestId) : true;
}

/** Disabled accounts get no mail, nor do people who left the firm the mail is for. */
async function isStillAddressed(db: Db, { userId, params }: Waiting): Promise<boolean> {
  if (userId === null) return true;
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { disabledAt: true, membership: { select: { organizationId: true } } },
  });
  if (!user || user.disabledAt) return false;
  return params.organizationId === "" || user.membership?.organizationId === params.organizationId;
}

async function isUnconfirmed(db: Db, id: string): Promise<boolean> {
  return (await db.savedSearch.count({ where: { id, confirmedAt: null } })) > 0;
}

async function isLiveLink(db: Db, id: string, now: Date): Promise<boolean> {
  const live = { id, consumedAt: null, voidedAt: null, expiresAt: { gt: now } };
  return (await db.mailedToken.count({ where: live })) > 0;
}

async function isStillExpiring(db: Db, kind: Waiting["kind"], { code, day }: MailParams): Promise<boolean> {
  const listing = await db.listing.findUnique({ where: { code }, select: { status: true, validUntil: true } });
  if (!listing) return false;
  if (kind === "listing.expired") return listing.status === "EXPIRED";
  return listing.status === "PUBLISHED" && dateToDay(listing.validUntil) === day;
}

async function isInterestStill(db: Db, kind: Waiting["kind"], id: string): Promise<boolean> {
  const interest = await db.interest.findUnique({
    where: { id },
    select: { status: true, grant: { select: { revokedAt: true } } },
  });
  if (!interest) return false;
  const { status, grant } = interest;
  switch (kind) {
    case "interest.requested":
      return status !== "CLOSED" || grant !== null;
    case "interest.reminded":
      return status === "REQUESTED";
    case "interest.timedOutOwner":
    case "interest.timedOutAsker":
      return status === "TIMEOUT";
    case "interest.progressAsked":
      return TALKING_STATUSES.includes(status);
    case "interest.accepted":
      return grant !== null && grant.revokedAt === null;
    default:
      return true;
  }
}
