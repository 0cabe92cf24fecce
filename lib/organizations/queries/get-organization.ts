import type { Prisma } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { belongsTo, isModerator, readsAsStaff } from "#lib/policies/actor.ts";
import { type ContactSight, contactAs, membersAs, type OrganizationView } from "../model.ts";
import { openListings, visibleOrganizations } from "../scope.ts";

const PUBLIC_SELECT = {
  id: true,
  name: true,
  creditCode: true,
  creditCodeChecked: true,
  orgType: true,
  region: true,
  division: true,
  address: true,
  website: true,
  intro: true,
  qualifications: true,
  tags: true,
  verification: true,
  verificationChecked: true,
  verifiedAt: true,
  verifiedById: true,
  version: true,
} as const satisfies Prisma.OrganizationSelect;

/** The public address of a firm's page. */
export const organizationUrl = (id: string): string => `${env().APP_BASE_URL}/organizations/${id}`;

/** How much of a firm's contact and people the viewer sees. */
function sightOf({ actor }: Viewing, organizationId: string): ContactSight {
  if (belongsTo(actor, { organizationId })) return "full";
  return isModerator(actor) ? "masked" : "none";
}

/**
 * A firm as the viewer may see it.
 * @throws {DomainError} NOT_FOUND also for one that is neither verified nor listed, to others than its people and staff
 */
export async function getOrganization(viewing: Viewing, id: string): Promise<OrganizationView> {
  const { db, actor, now } = viewing;
  const inside = belongsTo(actor, { organizationId: id }) || readsAsStaff(actor);
  const listings = inside ? { status: "PUBLISHED" as const, validUntil: { gte: dayToDate(dayOf(now)) } } : openListings(now);
  const row = isUuid(id)
    ? await db.organization.findFirst({
        where: { AND: [{ id }, visibleOrganizations(viewing)] },
        select: { ...PUBLIC_SELECT, _count: { select: { memberships: true, listings: { where: listings } } } },
      })
    : null;
  if (!row) throw new DomainError("NOT_FOUND", "no such organization");
  const { verification, verificationChecked, verifiedAt, verifiedById, _count, ...facts } = row;
  const staff = readsAsStaff(actor);
  const by = staff && verifiedById ? await db.user.findUnique({ where: { id: verifiedById }, select: { name: true } }) : null;
  return {
    ...facts,
    claimed: _count.memberships > 0,
    listings: verification === "SUSPENDED" ? 0 : _count.listings,
    url: organizationUrl(id),
    verification: {
      status: verification,
      checked: verificationChecked,
      at: verifiedAt?.toISOString() ?? null,
      by: by?.name ?? null,
    },
    ...(inside && (await privateParts(viewing, id))),
  };
}

/** Contact and people, read on their own so that no ordinary select can carry them out. */
async function privateParts(viewing: Viewing, id: string): Promise<Pick<OrganizationView, "contact" | "members">> {
  const sight = sightOf(viewing, id);
  const [contact, members] = await Promise.all([
    sight === "none"
      ? null
      : viewing.db.organizationContact.findUnique({
          where: { organizationId: id },
          select: { name: true, mobile: true, phone: true, email: true },
        }),
    viewing.db.membership.findMany({
      where: { organizationId: id },
      orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
      select: { role: true, user: { select: { id: true, name: true, email: true, mobile: true } } },
    }),
  ]);
  const people = membersAs(members, sight);
  return sight === "none" ? { members: people } : { contact: contactAs(contact, sight), members: people };
}

/** What the firm's own page and the staff's page show besides: the department in charge, the last note, the way in. */
export async function getOrganizationDesk({ db }: Viewing, id: string) {
  return db.organization.findUniqueOrThrow({
    where: { id },
    select: {
      supervisingDept: true,
      verificationNote: true,
      enteredByStaff: true,
      createdAt: true,
      updatedAt: true,
      suspendedFrom: true,
    },
  });
}
