import type { Prisma } from "#lib/db/generated/client.ts";
import { CONTENT_SELECT } from "../model/content.ts";

/** Columns of a listing and its firm that answers are made of. No contact is in reach of it. */
export const LISTING_SELECT = {
  id: true,
  code: true,
  organizationId: true,
  ...CONTENT_SELECT,
  status: true,
  version: true,
  publishedAt: true,
  everPublic: true,
  lastConfirmedAt: true,
  completeness: true,
  claimedUntil: true,
  enteredByStaff: true,
  createdAt: true,
  updatedAt: true,
  fileIds: true,
  organization: { select: { id: true, name: true, region: true, division: true, verification: true } },
} as const satisfies Prisma.ListingSelect;

export type ListingRow = Prisma.ListingGetPayload<{ select: typeof LISTING_SELECT }>;
