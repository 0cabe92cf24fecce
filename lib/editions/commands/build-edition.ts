import { inTransaction } from "#lib/db/transaction.ts";
import { createEdition } from "#lib/editions/commands/create-edition.ts";
import { freezeEdition } from "#lib/editions/commands/freeze-edition.ts";
import { lockEdition, MOVE_TIMEOUT_MS } from "#lib/editions/commands/move-edition.ts";
import { type RenderedFile, renderFiles } from "#lib/editions/commands/render/files.ts";
import { storePapers } from "#lib/editions/commands/store-papers.ts";
import { editionMoves, PUBLIC_STATUSES } from "#lib/editions/lifecycle.ts";
import { assertIntact, readFrozen } from "#lib/editions/queries/frozen.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { addDays, addMonths, dateToDay } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { storeFile } from "#lib/storage/storage.ts";

/** What to build. Only the number is needed: the period is its month, the cut-off the first build. */
export type BuildEdition = { number: string; cutoff?: string; periodFrom?: string; periodTo?: string };

/**
 * Bring an issue to its papers: open it if missing, collect and freeze it unless that was done, and render its papers from the
 * snapshot. Once frozen, it only renders again, byte for byte.
 *
 * @throws {DomainError} FORBIDDEN; INVALID_INPUT when the issue stands with another cut-off or period; CONFLICT when it was altered
 *   since it was frozen, or when a published one would now look different (after an upgrade: its stored papers stay).
 */
export async function buildEdition(ctx: Context, input: BuildEdition): Promise<RenderedFile[]> {
  authorize(ctx.actor, "edition.compile", null);
  const { number } = input;
  const standing = await ctx.db.edition.findUnique({ where: { number } });
  if (standing) assertSame(ctx, standing, input);
  else await createEdition(ctx, { number, ...monthOf(number), cutoff: ctx.now.toISOString(), ...given(input) });
  const { status } = await ctx.db.edition.findUniqueOrThrow({ where: { number }, select: { status: true } });
  if ((editionMoves.freeze.from as readonly string[]).includes(status)) await freezeEdition(ctx, { number });
  return renderAgain(ctx, number);
}

async function renderAgain(ctx: Context, number: string): Promise<RenderedFile[]> {
  return inTransaction(
    ctx.db,
    async (tx) => {
      const standing = await lockEdition(tx, number);
      const { edition, frame } = await readFrozen(tx, standing);
      assertIntact(edition);
      if (!PUBLIC_STATUSES.includes(standing.status)) return storePapers(tx, standing.id, edition, frame, ctx.now);
      const papers = await renderFiles(edition, frame);
      for (const { format, content, sha256 } of papers) {
        const stored = standing.files.find((file) => file.format === format);
        if (stored?.sha256 !== sha256)
          throw new DomainError("CONFLICT", `${number}.${format} now renders as ${sha256}, published as ${stored?.sha256}`);
        await storeFile(content);
      }
      return papers;
    },
    { timeoutMs: MOVE_TIMEOUT_MS },
  );
}

function monthOf(number: string): { periodFrom: string; periodTo: string } {
  const periodFrom = `${number}-01`;
  return { periodFrom, periodTo: addDays(addMonths(periodFrom, 1), -1) };
}

function given({ cutoff, periodFrom, periodTo }: BuildEdition) {
  return { ...(cutoff && { cutoff }), ...(periodFrom && { periodFrom }), ...(periodTo && { periodTo }) };
}

type Standing = { cutoff: Date; periodFrom: Date; periodTo: Date };

/** An issue keeps what it was opened with; a build that asks for something else would not do what it says. */
function assertSame(ctx: Context, standing: Standing, { cutoff, periodFrom, periodTo }: BuildEdition): void {
  const message = t(ctx.locale, "editions.standsOtherwise");
  if (cutoff && new Date(cutoff).getTime() !== standing.cutoff.getTime()) refuseInput({ path: "cutoff", message });
  if (periodFrom && periodFrom !== dateToDay(standing.periodFrom)) refuseInput({ path: "periodFrom", message });
  if (periodTo && periodTo !== dateToDay(standing.periodTo)) refuseInput({ path: "periodTo", message });
}
