import { addWorkingDays } from "#lib/calendar/working-days.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { addDays, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { OPEN_STATUSES } from "../lifecycle.ts";
import { ANSWER_WORKING_DAYS, REMINDER_WORKING_DAYS, REQUESTS_PER_DAY } from "../model.ts";
import { findAskable } from "../queries/find-askable.ts";
import type { AskInterest } from "../schema.ts";

/**
 * May this actor ask about this listing at all? Answers before the body is judged.
 * @throws {DomainError} NOT_FOUND, GONE, FORBIDDEN, ORG_NOT_VERIFIED, ORG_SUSPENDED, OWN_ORGANIZATION
 */
export async function assertMayAsk(ctx: Context, code: string) {
  return askable(ctx.db, ctx, code);
}

async function askable(client: Tx, ctx: Context, code: string, known?: { matched: boolean }) {
  const listing = await findAskable(client, ctx, code, known);
  authorize(ctx.actor, "interest.ask", listing);
  return listing;
}

/**
 * Ask the firm of a published listing for contact. The asking is the asker's consent; the firm's firm-side consent is
 * its answer, due in five working days. A listing whose firm has no account goes to staff at once.
 *
 * @returns the id of the new request
 * @throws {DomainError} those of assertMayAsk, INVALID_INPUT (`fromListing`), RATE_LIMITED, DUPLICATE, ILLEGAL_TRANSITION
 */
export async function askInterest(ctx: Context, code: string, input: AskInterest): Promise<string> {
  const before = await assertMayAsk(ctx, code);
  try {
    return await inTransaction(ctx.db, (tx) => ask(tx, ctx, code, input, before));
  } catch (error) {
    // Two at once: index interest_one_open lets one in.
    if (isUniqueViolation(error)) throw alreadyOpen(ctx);
    throw error;
  }
}

async function ask(tx: Tx, ctx: Context, code: string, input: AskInterest, before: { matched: boolean }): Promise<string> {
  const listing = await askable(tx, ctx, code, before);
  const firmId = ctx.actor.organizationId ?? "";
  const fromListingId = await ownListing(tx, ctx, firmId, input.fromListing);
  // One firm's requests queue up here, so that the day's count is exact.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`interest.ask:${firmId}`}, 0))`;
  await assertDayLimit(tx, ctx, firmId);
  // Held to the commit: a listing that ends at this moment waits, and its open requests are then found and closed.
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM listing WHERE id = ${listing.id}::uuid AND status = 'PUBLISHED' FOR SHARE`;
  if (!listing.live || held.length === 0) throw new DomainError("ILLEGAL_TRANSITION", "listing is not published");
  const open = await tx.interest.count({
    where: { listingId: listing.id, askerOrganizationId: firmId, status: { in: [...OPEN_STATUSES] } },
  });
  if (open > 0) throw alreadyOpen(ctx);

  const { id } = await tx.interest.create({
    data: {
      listingId: listing.id,
      fromListingId,
      askerOrganizationId: firmId,
      askerUserId: ctx.actor.userId,
      ownerOrganizationId: listing.organizationId,
      seeking: input.seeking,
      questions: input.questions,
      about: input.about,
      wantsNda: input.wantsNda,
      viaStaff: listing.viaStaff,
      createdAt: ctx.now,
      remindAt: addWorkingDays(ctx.now, REMINDER_WORKING_DAYS),
      dueAt: addWorkingDays(ctx.now, ANSWER_WORKING_DAYS),
      updatedAt: ctx.now,
    },
    select: { id: true },
  });
  await recordEvent(tx, ctx, {
    name: "interest.requested",
    subjectType: "interest",
    subjectId: id,
    subjectCode: listing.code,
    data: { by: "ASKER", to: "REQUESTED", viaStaff: listing.viaStaff },
  });
  return id;
}

const alreadyOpen = ({ locale }: Context): DomainError =>
  new DomainError("DUPLICATE", "an interest of this firm in this listing is open", {
    detail: t(locale, "interests.alreadyOpen"),
  });

/** A foreign listing and one that does not exist are refused alike. */
async function ownListing(tx: Tx, ctx: Context, organizationId: string, code: string | null): Promise<string | null> {
  if (code === null || code === "") return null;
  const own = await tx.listing.findFirst({
    where: { code, organizationId, status: { notIn: ["DRAFT", "ARCHIVED"] } },
    select: { id: true },
  });
  return own?.id ?? refuseInput({ path: "fromListing", message: t(ctx.locale, "interests.notOwnListing") });
}

async function assertDayLimit(tx: Tx, ctx: Context, organizationId: string): Promise<void> {
  const factor = env().RATE_LIMIT_FACTOR;
  if (factor === 0) return;
  const today = dayOf(ctx.now);
  const sent = await tx.interest.count({ where: { askerOrganizationId: organizationId, createdAt: { gte: startOfDay(today) } } });
  const limit = Math.max(1, Math.round(REQUESTS_PER_DAY * factor));
  if (sent < limit) return;
  const tomorrow = startOfDay(addDays(today, 1));
  throw new DomainError("RATE_LIMITED", "daily limit of interests", {
    detail: t(ctx.locale, "interests.dayLimit", { limit }),
    retryAfterSeconds: Math.max(1, Math.ceil((tomorrow.getTime() - ctx.now.getTime()) / 1000)),
  });
}
