import { addWorkingDays } from "#lib/calendar/working-days.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { REPORT_DAYS } from "../model/clock.ts";
import { presentReport } from "../queries/reports.ts";
import type { ReportInput, ReportView, ResolveReport } from "../schema.ts";

/**
 * Take a complaint about a public listing; anybody may make one, also without sign-in. Staff are told.
 * @throws {DomainError} NOT_FOUND when the listing is not public
 */
export async function reportListing(ctx: Context, code: string, input: ReportInput): Promise<ReportView> {
  authorize(ctx.actor, "listing.report", null);
  return inTransaction(ctx.db, async (tx) => {
    const listing = await tx.listing.findFirst({
      where: {
        code,
        status: "PUBLISHED",
        visibility: { not: "MATCH_ONLY" },
        validUntil: { gte: dayToDate(dayOf(ctx.now)) },
        organization: { verification: { not: "SUSPENDED" } },
      },
      select: { id: true },
    });
    if (!listing) throw new DomainError("NOT_FOUND", "listing is not public");
    const report = await tx.report.create({
      data: {
        listingId: listing.id,
        kind: input.kind,
        text: input.text,
        contact: input.contact || null,
        createdAt: ctx.now,
        dueAt: addWorkingDays(ctx.now, REPORT_DAYS),
      },
      include: { listing: { select: { code: true } } },
    });
    await recordEvent(tx, ctx, {
      name: "listing.reported",
      subjectType: "report",
      subjectId: report.id,
      subjectCode: code,
      data: { kind: input.kind },
    });
    return presentReport(report);
  });
}

/**
 * Close a complaint with its outcome. Two moderators cannot both do it.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when it is closed already
 */
export async function resolveReport(ctx: Context, id: string, input: ResolveReport): Promise<ReportView> {
  authorize(ctx.actor, "report.resolve", null);
  return inTransaction(ctx.db, async (tx) => {
    const report = await tx.report.findUnique({ where: { id }, select: { id: true } });
    if (!report) throw new DomainError("NOT_FOUND", "no such report");
    const { count } = await tx.report.updateMany({
      where: { id, status: "OPEN" },
      data: { status: input.outcome, note: input.note, resolvedAt: ctx.now, resolvedById: ctx.actor.userId },
    });
    if (count === 0) throw new DomainError("ILLEGAL_TRANSITION", "report is closed");
    const closed = await tx.report.findUniqueOrThrow({ where: { id }, include: { listing: { select: { code: true } } } });
    await recordEvent(tx, ctx, {
      name: "report.resolved",
      subjectType: "report",
      subjectId: id,
      subjectCode: closed.listing.code,
      data: { outcome: input.outcome },
    });
    return presentReport(closed);
  });
}
