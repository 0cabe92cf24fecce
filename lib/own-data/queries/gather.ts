import { listSavedSearches } from "#lib/alerts/queries/saved-searches.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { MAX_LIMIT, type Page } from "#lib/kernel/pagination.ts";
import { getChoices } from "#lib/notifications/queries/choices.ts";
import { listNotices } from "#lib/notifications/queries/inbox.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { ArchiveFile } from "./archive-file.ts";
import { firmOf, interestsOf } from "./firm.ts";
import { listingsOf } from "./listings.ts";
import { activityOf, judgmentsOf, mailsTo, personOf, subscriptionsOf } from "./person.ts";

/** Everything held of one person and, while they belong to one, of their firm: data as JSON writes it, and the stored files. */
export type OwnData = { data: Record<string, unknown>; files: ArchiveFile[]; counts: { listings: number; interests: number } };

/**
 * Gather what is a person's own. It is read with the eyes of a member, also for staff: what somebody reads by office is not
 * theirs to take along, and the queries that serve the pages decide what a member sees.
 *
 * @throws {DomainError} UNAUTHENTICATED
 */
export async function gatherOwnData(ctx: Viewing): Promise<OwnData> {
  const { actor, now } = ctx;
  authorize(actor, "account.export", null);
  const userId = actor.userId ?? "";
  const { organizationId } = actor;
  const member: Viewing = { ...ctx, actor: { ...actor, role: "MEMBER", scopes: null } };
  const person = await personOf(member, userId);
  const { files: scans, ...firm } = organizationId === null ? NO_FIRM : await firmOf(member, organizationId);
  const { listings, files } = organizationId === null ? NO_LISTINGS : await listingsOf(member, organizationId);
  const interests = organizationId === null ? [] : await interestsOf(member);
  const data = {
    exportedAt: now,
    ...person,
    ...firm,
    listings,
    interests,
    judgments: await judgmentsOf(member, userId),
    savedSearches: await allOf((cursor) => listSavedSearches(member, { limit: MAX_LIMIT, cursor })),
    subscriptions: await subscriptionsOf(member, person.account),
    notifications: await allOf((cursor) => listNotices(member, { limit: MAX_LIMIT, cursor })),
    notificationSettings: await getChoices(member),
    mails: await mailsTo(member, userId),
    activity: await activityOf(member, userId),
  };
  return { data, files: [...files, ...scans], counts: { listings: listings.length, interests: interests.length } };
}

const NO_FIRM = { organization: null, certificates: [], neverMatch: [], sharedNeeds: [], files: [] };
const NO_LISTINGS = { listings: [], files: [] };

/** Every item of a list that is answered in pages. */
async function allOf<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}
