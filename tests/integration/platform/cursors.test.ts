import { expect, test } from "vitest";
import { listUsers } from "#lib/accounts/queries/list-users.ts";
import { listAudit } from "#lib/audit/queries.ts";
import { listEditions } from "#lib/editions/queries/editions.ts";
import { listInterests } from "#lib/interests/queries/list-interests.ts";
import type { Context } from "#lib/kernel/context.ts";
import { encodeCursor, encodePlace } from "#lib/kernel/pagination.ts";
import { listOwnListings } from "#lib/listings/queries/desk.ts";
import { listQueue } from "#lib/moderation/queries/queue.ts";
import { listReports } from "#lib/moderation/queries/reports.ts";
import { listJoinRequests } from "#lib/organizations/queries/join-requests.ts";
import { listOrganizations } from "#lib/organizations/queries/list-organizations.ts";
import { refusedFields } from "../../support/listings.ts";
import { contextOf, createPerson, NOW } from "../../support/people.ts";

const ID = "019aa000-0000-7000-8000-000000000000";
const STRANGE = ["x", "\0", "-271821-04-20T00:00:00.000Z", "+275760-09-13T00:00:00.000Z", "0000-01-01T00:00:00.000Z"];
const CURSORS = [
  ...STRANGE.flatMap((text) => [encodeCursor([text]), encodeCursor([text, ID])]),
  encodeCursor([NOW.toISOString(), "no-id"]),
  encodeCursor([NOW.toISOString(), "------------------------------------"]),
  encodeCursor([null]),
  encodeCursor([null, null]),
  "%%%",
];

const page = { limit: 5 };
const LISTS: Record<string, (ctx: Context, cursor: string) => Promise<unknown>> = {
  "the review queue": (ctx, cursor) => listQueue(ctx, { ...page, cursor }),
  reports: (ctx, cursor) => listReports(ctx, { ...page, cursor }),
  interests: (ctx, cursor) => listInterests(ctx, { ...page, cursor, status: undefined }),
  "own listings": (ctx, cursor) => listOwnListings(ctx, { cursor }),
  organizations: (ctx, cursor) => listOrganizations(ctx, { cursor }),
  "join requests": (ctx, cursor) => listJoinRequests(ctx, ctx.actor.organizationId ?? "", { cursor }),
  users: (ctx, cursor) => listUsers(ctx, { cursor }),
  editions: (ctx, cursor) => listEditions(ctx, { cursor }),
  "the trail": (ctx, cursor) => listAudit(ctx, { ...page, cursor }),
};

test("a cursor that no page has given is refused at `cursor` by every list, whatever stands in it", async () => {
  const owner = await createPerson("owner");
  // One actor for all lists: an admin who belongs to a firm.
  const ctx = { ...contextOf(owner), actor: { ...owner.actor, role: "ADMIN" as const } };
  for (const [name, list] of Object.entries(LISTS))
    for (const cursor of CURSORS)
      expect([name, cursor, await refusedFields(list(ctx, cursor))]).toEqual([name, cursor, ["cursor"]]);
  for (const name of ["the review queue", "reports", "interests", "own listings", "organizations", "join requests"])
    await expect(LISTS[name]?.(ctx, encodePlace({ at: NOW, id: ID }))).resolves.toMatchObject({ items: [] });
});
