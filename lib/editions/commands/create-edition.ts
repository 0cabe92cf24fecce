import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { CreateEdition } from "#lib/editions/schema.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Open an issue: its number, period and cut-off are fixed from here on.
 * @throws {DomainError} FORBIDDEN, or DUPLICATE when the number is taken.
 */
export async function createEdition(ctx: Context, input: CreateEdition): Promise<{ number: string }> {
  authorize(ctx.actor, "edition.compile", null);
  const [year = "", month = ""] = input.number.split("-");
  try {
    await inTransaction(ctx.db, async (tx) => {
      const edition = await tx.edition.create({
        data: {
          number: input.number,
          title: input.title ?? t(ctx.locale, "editions.defaultTitle", { year, month: Number(month) }),
          periodFrom: dayToDate(input.periodFrom),
          periodTo: dayToDate(input.periodTo),
          cutoff: new Date(input.cutoff),
          createdById: ctx.actor.userId,
          createdAt: ctx.now,
        },
        select: { id: true, number: true },
      });
      await recordEvent(tx, ctx, {
        ...{ name: "edition.created", subjectType: "edition", subjectId: edition.id, subjectCode: edition.number },
        data: { cutoff: new Date(input.cutoff).toISOString() },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const detail = t(ctx.locale, "editions.numberTaken", { number: input.number });
    throw new DomainError("DUPLICATE", `edition ${input.number} exists`, { detail });
  }
  return { number: input.number };
}
