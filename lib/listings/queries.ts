import { z } from "zod";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { Page } from "#lib/kernel/pagination.ts";
import { isMatched } from "#lib/matching/queries/find-matches.ts";
import { isModerator, isVerifiedMember } from "#lib/policies/actor.ts";
import { type Ability, authorize } from "#lib/policies/authorize.ts";
import { type Facets, type ListingFilter, searchPort } from "#lib/search/port.ts";
import { statusAt } from "./model/status.ts";
import { accessOf, assertReadable } from "./model/visibility.ts";
import { type ListingView, presentListings } from "./queries/present.ts";
import { LISTING_SELECT, type ListingRow } from "./queries/select.ts";
import type { ListingResponse } from "./schema/response.ts";
import { endedListings, publicListings, visibleListings } from "./scope.ts";

/** One page of the list with facets. */
export type ListingList = Page<ListingView> & { facets: Facets };

/**
 * One page of the list, as search orders it and as this reader may see it. A row that left the public list between the
 * search and the reading is not in it.
 *
 * @throws {DomainError} INVALID_INPUT for a bad cursor; UNAUTHENTICATED, FORBIDDEN for a desk the reader has not
 */
export async function listListings(viewing: Viewing, filter: ListingFilter): Promise<ListingList> {
  const { ids, total, facets, nextCursor } = await searchPort().search(viewing, filter);
  const isDesk = filter.mine === true || (filter.status?.length ?? 0) > 0;
  const scope = isDesk ? visibleListings(viewing.actor, viewing.now) : publicListings(viewing.now);
  const rows = await viewing.db.listing.findMany({ where: { AND: [{ id: { in: ids } }, scope] }, select: LISTING_SELECT });
  return { items: await presentListings(viewing, inOrder(ids, rows)), total, facets, nextCursor };
}

/**
 * Listings by id in the order given, those that this reader may see; for matches, whose reader has already been found
 * entitled, also ones for matching only.
 */
export async function listListingsById(
  viewing: Viewing,
  ids: readonly string[],
  { matched = false } = {},
): Promise<Map<string, ListingView>> {
  const rows = await viewing.db.listing.findMany({ where: { id: { in: [...ids] } }, select: LISTING_SELECT });
  const admitted = inOrder(ids, rows).filter((row) => {
    const access = accessOf(viewing.actor, row, viewing.now);
    return access === "own" || access === "public" || (access === "matchOnly" && matched);
  });
  const views = await presentListings(viewing, admitted);
  return new Map(admitted.flatMap((row, i) => (views[i] ? [[row.id, views[i]] as const] : [])));
}

/**
 * One listing as this reader may see it. One for matching only is read by members of a verified firm whose own published
 * listing it matches.
 *
 * @throws {DomainError} NOT_FOUND, or GONE with `listingStatus` when it was public and its life is over
 */
export async function getListing(viewing: Viewing, code: string): Promise<ListingView> {
  const row = await readableRow(viewing, code);
  const [view] = await presentListings(viewing, [row]);
  if (!view) throw new DomainError("NOT_FOUND", "listing not found");
  return view;
}

/** A listing that was public and has ended, as everybody may still read it, with why; null when it is none. */
export async function findEndedListing(
  viewing: Viewing,
  code: string,
): Promise<{ status: ListingResponse["status"]; listing: ListingView } | null> {
  const row = await viewing.db.listing.findFirst({
    where: { AND: [{ code }, endedListings(viewing.now)] },
    select: LISTING_SELECT,
  });
  if (!row) return null;
  const [listing] = await presentListings(viewing, [row]);
  return listing ? { status: statusAt(row, viewing.now), listing } : null;
}

/**
 * Refuse, before anything sent is looked at, an act on a listing that the reader may not see or may not do.
 * Commands ask again under their lock.
 *
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN and the policy's own codes
 */
export async function assertListingAbility(viewing: Viewing, code: string, ability: ListingAbility): Promise<void> {
  const { organizationId } = await readableRow(viewing, code);
  const member = await viewing.db.membership.findFirst({ where: { organizationId }, select: { userId: true } });
  authorize(viewing.actor, ability, { organizationId, claimed: member !== null });
}

/**
 * The same for a new listing: of the reader's own firm, or of the firm that staff name.
 *
 * @throws {DomainError} FORBIDDEN, ORG_SUSPENDED
 */
export async function assertMayCreate(viewing: Viewing, body: unknown): Promise<void> {
  const { actor, db } = viewing;
  const named = typeof body === "object" && body !== null && "organizationId" in body ? body.organizationId : null;
  const organizationId = isModerator(actor) && z.uuid().safeParse(named).success ? String(named) : actor.organizationId;
  // Staff who name no firm are told at the field.
  if (organizationId === null && isModerator(actor)) return;
  const firm = organizationId ?? "";
  const member = firm ? await db.membership.findFirst({ where: { organizationId: firm }, select: { userId: true } }) : null;
  authorize(actor, "listing.create", { organizationId: firm, claimed: firm === "" || member !== null });
}

/** Abilities that are asked about one listing. */
export type ListingAbility = Extract<
  Ability,
  | "listing.edit"
  | "listing.delete"
  | "listing.submit"
  | "listing.discard"
  | "listing.renew"
  | "listing.reopen"
  | "listing.withdraw"
  | "listing.fulfil"
  | "listing.review"
  | "listing.readOwn"
>;

async function readableRow(viewing: Viewing, code: string): Promise<ListingRow> {
  const { db, actor, now } = viewing;
  const row = await db.listing.findUnique({ where: { code }, select: LISTING_SELECT });
  if (!row) throw new DomainError("NOT_FOUND", "listing not found");
  const asks = isVerifiedMember(actor) && accessOf(actor, row, now) === "matchOnly";
  assertReadable(actor, row, now, { matched: asks && (await isMatched(viewing, row)) });
  return row;
}

function inOrder(ids: readonly string[], rows: readonly ListingRow[]): ListingRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
