import { opaqueName } from "#lib/auth/secrets.ts";
import type { Region } from "#lib/db/generated/enums.ts";
import { dateToDay } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { readableRow } from "#lib/matching/queries/find-matches.ts";
import type { MatchRow } from "#lib/matching/queries/load-listings.ts";
import { allBlocks } from "#lib/matching/queries/runs/pool.ts";
import { findGroups, type Group, liveMembers, type MemberRow, wants } from "#lib/matching/queries/shared/groups.ts";
import { SHARED_WAYS, type SharedWay } from "#lib/matching/schema/shared.ts";
import { authorize, can } from "#lib/policies/authorize.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Another need of a group as its firms may see it: named, with its day, only when all have agreed. */
export type OtherNeed = {
  /** Counts the others of the group; says nothing of who they are. */
  place: number;
  region: Region;
  neededBy: string | null;
  agreed: boolean;
  /** null until every firm of the group has agreed. */
  named: { code: string; title: string; organization: string } | null;
};
export type SharedGroup = {
  /** Names the group without saying who is in it. */
  token: string;
  way: SharedWay;
  others: OtherNeed[];
  agreed: number;
  size: number;
  weAgreed: boolean;
};
/** `barred`: what is for matching only is in no group, whatever is ticked. */
export type OwnSharing = { ways: SharedWay[]; barred: boolean; mayAgree: boolean; groups: SharedGroup[] };

/** A need of the reader's own. @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN */
export async function ownNeed(viewing: Viewing, code: string): Promise<MatchRow> {
  const row = await readableRow(viewing, code);
  authorize(viewing.actor, "match.shareNeed", row);
  return row;
}

function present(group: Group, way: SharedWay, own: string, agreed: ReadonlySet<string>): SharedGroup {
  const all = group.members.every(({ id }) => agreed.has(id));
  return {
    ...{
      token: opaqueName("shared-need", group.key),
      way,
      agreed: group.members.filter(({ id }) => agreed.has(id)).length,
      size: group.members.length,
    },
    weAgreed: agreed.has(own),
    others: group.members
      .filter(({ id }) => id !== own)
      .map(({ id, code, title, neededBy, organization }, place) => ({
        place,
        ...{ region: organization.region, agreed: agreed.has(id) },
        // With its day an unnamed need could be found in the public list.
        neededBy: all && neededBy ? dateToDay(neededBy) : null,
        named: all ? { code, title, organization: organization.name } : null,
      })),
  };
}

/** Groups that somebody has agreed to and that still stand: every member live and willing, none ruled out by another. */
async function agreedGroups(viewing: Viewing, listingId: string): Promise<(Group & { way: SharedWay; agreed: Set<string> })[]> {
  const stored = await viewing.db.sharedNeed.findMany({
    where: { memberIds: { has: listingId }, consents: { some: {} } },
    orderBy: { createdAt: "asc" },
    include: { consents: { select: { listingId: true } } },
  });
  if (stored.length === 0) return [];
  const blocked = await allBlocks(viewing.db);
  const ruledOut = (members: readonly MemberRow[]) => {
    const firms = members.map(({ organizationId }) => hash32(organizationId));
    return firms.some((one) => firms.some((other) => blocked(one, other)));
  };
  const rows = await liveMembers(viewing, [...new Set(stored.flatMap(({ memberIds }) => memberIds))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return stored.flatMap(({ key, memberIds, consents, way: stored }) => {
    const way = SHARED_WAYS.find((one) => one === stored);
    const members = memberIds.map((id) => byId.get(id)).filter((row): row is MemberRow => row !== undefined);
    if (!way || members.length < memberIds.length || !members.every((row) => wants(row, way)) || ruledOut(members)) return [];
    return [{ way, key, members, agreed: new Set(consents.map((consent) => consent.listingId)) }];
  });
}

async function wishOf({ db }: Viewing, listingId: string): Promise<SharedWay[]> {
  const wish = await db.sharedWish.findUnique({ where: { listingId } });
  return SHARED_WAYS.filter((way) => (way === "PURCHASE" ? wish?.purchase : wish?.rnd));
}

/** The groups of a need: those agreed upon, then what could be joined. For commands; a page shows `shown` alone. */
async function groupsOf(viewing: Viewing, listingId: string, ways: readonly SharedWay[]) {
  const groups = new Map<string, { group: Group; way: SharedWay; shown: SharedGroup }>();
  if (ways.length === 0) return [];
  for (const group of await agreedGroups(viewing, listingId)) {
    groups.set(group.key, { group, way: group.way, shown: present(group, group.way, listingId, group.agreed) });
  }
  for (const way of ways) {
    const group = (await findGroups(viewing, way)).find(({ members }) => members.some(({ id }) => id === listingId));
    if (group && !groups.has(group.key)) groups.set(group.key, { group, way, shown: present(group, way, listingId, new Set()) });
  }
  return [...groups.values()];
}

/** The group of a need that a page showed under a token, with its members; null when it is no longer as it was. */
export async function findOwnGroup(viewing: Viewing, listingId: string, token: string) {
  const groups = await groupsOf(viewing, listingId, await wishOf(viewing, listingId));
  return groups.find(({ shown }) => shown.token === token) ?? null;
}

/**
 * What a firm has ticked for a need of its own, and the groups it could join: of other firms that ticked the same, without a
 * name until all have agreed. A firm that ticked nothing sees no group. null for a supply. No contact is part of the answer.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN for a listing of another firm
 */
export async function getSharing(viewing: Viewing, code: string): Promise<OwnSharing | null> {
  const row = await ownNeed(viewing, code);
  if (row.side !== "DEMAND") return null;
  const ways = await wishOf(viewing, row.id);
  const groups = await groupsOf(viewing, row.id, ways);
  return {
    ...{ ways, barred: row.visibility === "MATCH_ONLY", mayAgree: can(viewing.actor, "match.agreeShared", row) },
    groups: groups.map(({ shown }) => shown),
  };
}

/** A candidate group as staff see it: firms and listings, who is willing; no contact. */
export type StaffGroup = {
  key: string;
  members: {
    code: string;
    title: string;
    organization: string;
    organizationId: string;
    region: Region;
    neededBy: string | null;
    ways: SharedWay[];
  }[];
};

/** All groups of alike needs, whoever is willing: what staff may suggest to the firms. @throws {DomainError} FORBIDDEN */
export async function listSharedNeeds(viewing: Viewing): Promise<StaffGroup[]> {
  authorize(viewing.actor, "match.readWholeList", null);
  const groups = await findGroups(viewing, null);
  return groups.map(({ key, members }) => ({
    key,
    members: members.map((row) => ({
      ...{ code: row.code, title: row.title, organization: row.organization.name, organizationId: row.organizationId },
      ...{ region: row.organization.region, neededBy: row.neededBy && dateToDay(row.neededBy) },
      ways: SHARED_WAYS.filter((way) => wants(row, way)),
    })),
  }));
}
