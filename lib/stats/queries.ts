import { countStaffQueue } from "#lib/interests/queries/list-interests.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** What waits for staff, in counts. */
export type DeskCounts = { reviews: number; organizations: number; interests: number; reports: number; editions: number };

const REVIEWABLE = ["SUBMITTED", "IN_REVIEW"] as const;

/** How many things of each kind wait for staff. Each count rests on the index of its queue. */
export async function countDesk(viewing: Viewing): Promise<DeskCounts> {
  const { db, actor } = viewing;
  authorize(actor, "staff.enter", null);
  const [listings, revisions, organizations, interests, reports, editions] = await Promise.all([
    db.listing.count({ where: { status: { in: [...REVIEWABLE] } } }),
    db.revision.count({ where: { status: { in: [...REVIEWABLE] } } }),
    db.organization.count({ where: { verification: "SUBMITTED" } }),
    countStaffQueue(viewing),
    db.report.count({ where: { status: "OPEN" } }),
    db.edition.count({ where: { status: { in: ["COLLECTING", "CONFIRMING", "FROZEN"] } } }),
  ]);
  return { reviews: listings + revisions, organizations, interests, reports, editions };
}
