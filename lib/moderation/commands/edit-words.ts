import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { fold } from "#lib/text/fold.ts";
import { wordKey } from "../model/sensitive-words.ts";

/**
 * Put a word on the list that flags texts for moderators.
 * @throws {DomainError} FORBIDDEN; INVALID_INPUT at `word` when it is known or has no letter in it
 */
export async function addSensitiveWord(ctx: Context, { word }: { word: string }): Promise<void> {
  authorize(ctx.actor, "words.edit", null);
  const key = wordKey(word, fold);
  if (key === "") refuseInput({ path: "word", message: t(ctx.locale, "moderation.wordBlank") });
  try {
    await inTransaction(ctx.db, async (tx) => {
      const row = await tx.sensitiveWord.create({
        data: { word, wordKey: key, createdById: ctx.actor.userId, createdAt: ctx.now },
      });
      await recordEvent(tx, ctx, { name: "words.edited", subjectType: "word", subjectId: row.id, data: { move: "add" } });
    });
  } catch (error) {
    if (isUniqueViolation(error)) refuseInput({ path: "word", message: t(ctx.locale, "moderation.wordKnown") });
    throw error;
  }
}

/** Take a word off the list. @throws {DomainError} FORBIDDEN, NOT_FOUND when it is gone already */
export async function removeSensitiveWord(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "words.edit", null);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.sensitiveWord.deleteMany({ where: { id } });
    if (count === 0) throw new DomainError("NOT_FOUND", "no such word");
    await recordEvent(tx, ctx, { name: "words.edited", subjectType: "word", subjectId: id, data: { move: "remove" } });
  });
}
