import { findLiveToken } from "#lib/auth/mailed-token.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { JoinRequestView } from "../model.ts";
import { visibleOrganizations } from "../scope.ts";

const SELECT = {
  id: true,
  organizationId: true,
  note: true,
  byClaim: true,
  status: true,
  createdAt: true,
  decidedAt: true,
  user: { select: { id: true, name: true } },
} as const;

type Row = {
  id: string;
  organizationId: string;
  note: string;
  byClaim: boolean;
  status: JoinRequestView["status"];
  createdAt: Date;
  decidedAt: Date | null;
  user: { id: string; name: string };
};

const toView = ({ user, createdAt, decidedAt, byClaim: _byClaim, ...row }: Row): JoinRequestView => ({
  ...row,
  person: user,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/**
 * A firm's owner reads who asks to join it; staff and the auditor, too.
 * @throws {DomainError} NOT_FOUND, UNAUTHENTICATED, FORBIDDEN
 */
export async function assertReadsJoinRequests(viewing: Viewing, organizationId: string): Promise<void> {
  const firm = isUuid(organizationId)
    ? await viewing.db.organization.findFirst({
        where: { AND: [{ id: organizationId }, visibleOrganizations(viewing)] },
        select: { id: true },
      })
    : null;
  if (!firm) throw new DomainError("NOT_FOUND", "no such organization");
  authorize(viewing.actor, "organization.readJoinRequests", { organizationId });
}

/** A firm's join requests, newest first. @throws {DomainError} NOT_FOUND, FORBIDDEN, INVALID_INPUT at `cursor` */
export async function listJoinRequests(
  viewing: Viewing,
  organizationId: string,
  { cursor, limit = 20 }: { cursor?: string; limit?: number },
): Promise<Page<JoinRequestView>> {
  await assertReadsJoinRequests(viewing, organizationId);
  const place = cursor ? decodePlace(cursor) : null;
  const rows = await viewing.db.joinRequest.findMany({
    where: {
      organizationId,
      ...(place && { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: SELECT,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toView),
    total: await viewing.db.joinRequest.count({ where: { organizationId } }),
    nextCursor: rows.length > limit && last ? encodePlace({ at: last.createdAt, id: last.id }) : null,
  };
}

/** One join request. @throws {DomainError} NOT_FOUND */
export async function getJoinRequest({ db }: Viewing, id: string): Promise<JoinRequestView> {
  const row = isUuid(id) ? await db.joinRequest.findUnique({ where: { id }, select: SELECT }) : null;
  if (!row) throw new DomainError("NOT_FOUND", "no such join request");
  return toView(row);
}

/** Open requests of a firm with what the deciding page shows: did the person come through a claim link? */
export async function listOpenJoinRequests(viewing: Viewing, organizationId: string) {
  await assertReadsJoinRequests(viewing, organizationId);
  return viewing.db.joinRequest.findMany({
    where: { organizationId, status: "OPEN" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: SELECT,
  });
}

/** The viewer's own open request, with the firm's name; null when there is none. */
export async function findOwnJoinRequest({ db, actor }: Viewing) {
  if (!actor.userId) return null;
  return db.joinRequest.findFirst({
    where: { userId: actor.userId, status: "OPEN" },
    select: { id: true, createdAt: true, byClaim: true, organization: { select: { id: true, name: true } } },
  });
}

/** Invitations of a firm that can still be used. */
export async function listInvitations(viewing: Viewing, organizationId: string) {
  authorize(viewing.actor, "organization.invite", { organizationId, claimed: true });
  return viewing.db.mailedToken.findMany({
    where: { organizationId, kind: "INVITATION", consumedAt: null, voidedAt: null, expiresAt: { gt: viewing.now } },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, createdAt: true, expiresAt: true },
  });
}

/** What a mailed invitation or claim link stands for, without using it: the firm and the address it was sent to; null when it is over. */
export async function findMailedEntry({ db, now }: Viewing, kind: "INVITATION" | "CLAIM", secret: string) {
  const token = await findLiveToken(db, kind, secret, now);
  const firm = token?.organizationId
    ? await db.organization.findUnique({ where: { id: token.organizationId }, select: { id: true, name: true, region: true } })
    : null;
  return firm && { organization: firm, email: token?.email ?? null };
}
