import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { fieldErrors } from "#lib/kernel/parse.ts";
import { readWeightsFile, WEIGHTS_FILE_LENGTH, weightsHash } from "#lib/matching/model/weights-file.ts";
import { lastActivation, weightsOfVersion } from "#lib/matching/queries/active-weights.ts";
import { type ActivateWeights, weightsFileSchema } from "#lib/matching/schema/weights.ts";
import { SHIPPED_WEIGHTS } from "#lib/matching/score/weights.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/**
 * Keep the weights of a file, to be tried on the judged pairs. Nothing is scored with them. The same weights are kept once.
 *
 * @param field the control of the form at which errors are told
 * @returns their version; 0 when they are the shipped ones
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN; INVALID_INPUT naming every wrong number of the file
 */
export async function proposeWeights(
  ctx: Context,
  { text, field = "text" }: { text: string; field?: "text" | "file" },
): Promise<number> {
  authorize(ctx.actor, "match.setWeights", null);
  const read = text.length > WEIGHTS_FILE_LENGTH ? null : readWeightsFile(text);
  if (read === null) refuseInput({ path: field, message: "读不出权重：应为 npm run fit 写出的文件，或同样内容的 JSON" });
  const parsed = weightsFileSchema.safeParse(read);
  if (!parsed.success) {
    const lines = fieldErrors(parsed.error).map(({ path, message }) => ({
      path: field,
      message: `${path || "文件"}：${message}`,
    }));
    refuseInput(...lines);
  }
  const hash = weightsHash(parsed.data.weights);
  if (hash === weightsHash(SHIPPED_WEIGHTS)) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.matchWeights.createMany({
      data: [{ data: parsed.data as unknown as Prisma.InputJsonObject, hash, createdById: ctx.actor.userId, createdAt: ctx.now }],
      skipDuplicates: true,
    });
    const { version } = await tx.matchWeights.findUniqueOrThrow({ where: { hash }, select: { version: true } });
    if (count > 0)
      await recordEvent(tx, ctx, {
        name: "weights.proposed",
        subjectType: "weights",
        subjectId: String(version),
        data: { hash },
      });
    return version;
  });
}

/**
 * Score with other weights from now on, or go back to earlier ones; version 0 is the shipped file. A full re-match follows.
 *
 * @param previous the activation the person saw when they decided
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN; NOT_FOUND for weights that are not there or are another scorer's;
 *   ILLEGAL_TRANSITION when they are in use already; CONFLICT when somebody else changed them meanwhile
 */
export async function activateWeights(ctx: Context, { version, previous, note }: ActivateWeights): Promise<void> {
  authorize(ctx.actor, "match.setWeights", null);
  try {
    await inTransaction(ctx.db, async (tx) => {
      const found = await weightsOfVersion(tx, version);
      if (!found) throw new DomainError("NOT_FOUND", "no such weights");
      const last = await lastActivation(tx);
      if (last.id !== previous) throw new DomainError("CONFLICT", "weights were changed meanwhile");
      if (last.version === version) throw new DomainError("ILLEGAL_TRANSITION", "weights are in use");
      await tx.matchWeightsActivation.create({
        data: { version, previousId: previous, note, activatedBy: ctx.actor.userId, at: ctx.now },
      });
      const data = { from: last.version, to: version, hash: weightsHash(found.weights) };
      await recordEvent(tx, ctx, { name: "weights.activated", subjectType: "weights", subjectId: String(version), data });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("CONFLICT", "weights were changed meanwhile");
  }
}
