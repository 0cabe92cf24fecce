// Rows for search and matching: a firm and its listings as the database holds them once published, index included.
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { foldLabel, nameSkeleton } from "#lib/kernel/text.ts";
import { type Actor, ANONYMOUS } from "#lib/policies/actor.ts";
import { indexListingsIn } from "#lib/search/port.ts";

export const NOW = new Date("2026-11-21T04:00:00Z");
export const TODAY = "2026-11-21";

/** What the database is asked through, as seen by `actor`. */
export function viewingAs(actor: Partial<Actor> = {}, now = NOW): Viewing {
  return { db: db(), actor: { ...ANONYMOUS, ...actor }, now, locale: "zh-CN", address: null };
}

/** A signed-in member of a firm. */
export function memberOf(organizationId: string, verification: Actor["verification"] = "VERIFIED"): Partial<Actor> {
  return {
    kind: "user",
    userId: "00000000-0000-7000-8000-000000000001",
    role: "MEMBER",
    organizationId,
    orgRole: "OWNER",
    verification,
  };
}

export const STAFF: Partial<Actor> = { kind: "user", userId: "00000000-0000-7000-8000-000000000002", role: "MODERATOR" };

let serial = 0;

/** A verified firm; its name is unique unless given. */
export async function createFirm(
  data: Partial<Prisma.OrganizationUncheckedCreateInput> = {},
): Promise<{ id: string; name: string }> {
  serial += 1;
  const name = data.name ?? `示例单位${serial}有限公司`;
  return db().organization.create({
    data: {
      region: "BEIJING",
      verification: "VERIFIED",
      createdAt: NOW,
      updatedAt: NOW,
      ...data,
      name,
      nameKey: nameSkeleton(name),
    },
    select: { id: true, name: true },
  });
}

type ListingData = Partial<Omit<Prisma.ListingUncheckedCreateInput, "neededBy" | "availableFrom" | "validUntil">> & {
  organizationId: string;
  neededBy?: string | null;
  availableFrom?: string | null;
  validUntil?: string;
};

const day = (value: string | null | undefined) => (value ? dayToDate(value) : null);

/** A published demand unless said otherwise, indexed in the same transaction, as the listings module does it. */
export async function createListing(data: ListingData): Promise<{ id: string; code: string }> {
  serial += 1;
  const side = data.side ?? "DEMAND";
  const row = {
    form: "PRODUCT" as const,
    title: "求购双极板",
    description: "说明",
    keywords: [],
    status: "PUBLISHED" as const,
    publishedAt: new Date(NOW.getTime() - 86_400_000 + serial * 1000),
    everPublic: true,
    createdAt: NOW,
    updatedAt: NOW,
    ...data,
    side,
    code: data.code ?? `JJJ-2026-${side === "SUPPLY" ? "S" : "D"}-${String(serial).padStart(5, "0")}`,
    neededBy: day(data.neededBy),
    availableFrom: day(data.availableFrom),
    validUntil: dayToDate(data.validUntil ?? "2027-11-20"),
    requiredQualificationKeys: ((data.requiredQualifications as string[] | undefined) ?? []).map(foldLabel),
    heldQualificationKeys: ((data.heldQualifications as string[] | undefined) ?? []).map(foldLabel),
  };
  return inTransaction(db(), async (tx) => {
    const listing = await tx.listing.create({ data: row, select: { id: true, code: true } });
    await indexListingsIn(tx, [listing.id]);
    return listing;
  });
}

/** Change a row and bring the index along, in one transaction. */
export async function changeListing(id: string, data: Prisma.ListingUncheckedUpdateInput): Promise<void> {
  await inTransaction(db(), async (tx) => {
    await tx.listing.update({ where: { id }, data });
    await indexListingsIn(tx, [id]);
  });
}
