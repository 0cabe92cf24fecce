import type { Report, ReportStatus } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodePlace, encodePlace, type Page } from "#lib/kernel/pagination.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { ReportView } from "../schema.ts";

/** A complaint as the API answers it: without the complainant's contact. */
export function presentReport(report: Report & { listing: { code: string } }): ReportView {
  return {
    id: report.id,
    listing: report.listing.code,
    kind: report.kind,
    text: report.text,
    status: report.status,
    createdAt: report.createdAt.toISOString(),
    dueAt: report.dueAt.toISOString(),
    note: report.note,
  };
}

/** One page of complaints, the one due first on top. Uses index report(status, due_at). */
export async function listReports(
  { db, actor }: Viewing,
  { status, limit, cursor }: { status?: ReportStatus; limit: number; cursor?: string },
): Promise<Page<ReportView>> {
  authorize(actor, "report.read", null);
  const where = status ? { status } : {};
  const place = cursor ? decodePlace(cursor) : null;
  const after = place ? { OR: [{ dueAt: { gt: place.at } }, { dueAt: place.at, id: { gt: place.id } }] } : {};
  const rows = await db.report.findMany({
    where: { AND: [where, after] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    include: { listing: { select: { code: true } } },
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? encodePlace({ at: last.dueAt, id: last.id }) : null;
  return { items: page.map(presentReport), total: await db.report.count({ where }), nextCursor };
}
