import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, type FieldError, refuseInput } from "#lib/kernel/errors.ts";
import { type ConceptProblem, problemsOf } from "#lib/ontology/model/check.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import type { ConceptMove } from "#lib/ontology/model/moves.ts";
import type { MoveConcept } from "#lib/ontology/schema.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { foldText } from "#lib/text/fold.ts";
import { type ConceptRow, readRows } from "../queries/concept-rows.ts";
import { currentOntology } from "../queries/current-ontology.ts";

/**
 * Add a concept that neither the files nor staff know.
 * @throws {DomainError} FORBIDDEN; INVALID_INPUT at the field when the name is taken or a relation names nothing
 */
export async function addConcept(ctx: Context, input: Concept): Promise<void> {
  authorize(ctx.actor, "taxonomy.edit", null);
  await change(ctx, input.name, async (tx, rows) => {
    if (rows.staff?.removed) refuseInput({ path: "name", message: t(ctx.locale, "ontology.nameRemoved", { name: input.name }) });
    if (rows.staff || rows.file)
      refuseInput({ path: "name", message: t(ctx.locale, "ontology.nameKnown", { name: input.name }) });
    await refuseProblems(ctx, tx, input, null);
    await createRow(tx, ctx, input, false);
    return { move: "add", before: null, after: input };
  });
}

/**
 * Write a concept's names, relations and contexts anew, as staff's own row. Its standard term stays: relations hang on it.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND; CONFLICT when somebody else changed it first; INVALID_INPUT at the field
 */
export async function editConcept(ctx: Context, { version, ...input }: Concept & { version: number }): Promise<void> {
  authorize(ctx.actor, "taxonomy.edit", null);
  await change(ctx, input.name, async (tx, rows) => {
    const before = counting(rows);
    if (!before) throw new DomainError("NOT_FOUND", "no such concept");
    await refuseProblems(ctx, tx, input, before);
    await writeRow(tx, ctx, rows.staff, version, input, false);
    return { move: "edit", before, after: input };
  });
}

/** Take a concept out: nothing is recognised by it any more. @throws {DomainError} FORBIDDEN, NOT_FOUND, CONFLICT */
export async function removeConcept(ctx: Context, { name, version }: MoveConcept): Promise<void> {
  authorize(ctx.actor, "taxonomy.edit", null);
  await change(ctx, name, async (tx, rows) => {
    const before = counting(rows);
    if (!before) throw new DomainError("NOT_FOUND", "no such concept");
    await writeRow(tx, ctx, rows.staff, version, before, true);
    return { move: "remove", before, after: null };
  });
}

/**
 * Bring a concept back as it was when it was taken out.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, CONFLICT; INVALID_INPUT when its names have been given away meanwhile
 */
export async function restoreConcept(ctx: Context, { name, version }: MoveConcept): Promise<void> {
  authorize(ctx.actor, "taxonomy.edit", null);
  await change(ctx, name, async (tx, { staff }) => {
    if (!staff?.removed) throw new DomainError("NOT_FOUND", "no such removed concept");
    await refuseProblems(ctx, tx, staff.concept, { ...staff.concept, ...NAMELESS });
    await writeRow(tx, ctx, staff, version, staff.concept, false);
    return { move: "restore", before: null, after: staff.concept };
  });
}

/**
 * Drop staff's row, so that the file's counts again.
 * @throws {DomainError} FORBIDDEN, NOT_FOUND, CONFLICT; INVALID_INPUT when the file's names have been given away meanwhile
 */
export async function revertConcept(ctx: Context, { name, version }: MoveConcept): Promise<void> {
  authorize(ctx.actor, "taxonomy.edit", null);
  await change(ctx, name, async (tx, { file, staff }) => {
    if (!file || !staff) throw new DomainError("NOT_FOUND", "no row of staff over one of the files");
    const { aliases, contexts } = staff.concept;
    await refuseProblems(ctx, tx, file.concept, { ...file.concept, ...(staff.removed ? NAMELESS : { aliases, contexts }) });
    const { count } = await tx.concept.deleteMany({ where: { name, origin: "STAFF", version } });
    if (count === 0) throw stale();
    return { move: "revert", before: staff.removed ? null : staff.concept, after: file.concept };
  });
}

/** What was taken out has no names any more; its relations stay its own, also to what is still out. */
const NAMELESS = { name: "", aliases: [] };

type Rows = { file: ConceptRow | null; staff: ConceptRow | null };
type Change = { move: ConceptMove; before: Concept | null; after: Concept | null };

const EVENTS = {
  add: "concept.added",
  edit: "concept.edited",
  remove: "concept.removed",
  restore: "concept.restored",
  revert: "concept.reverted",
} as const satisfies Record<ConceptMove, string>;

const stale = () => new DomainError("CONFLICT", "somebody else has just changed this concept");
const json = (concept: Concept | null) => (concept === null ? Prisma.DbNull : (concept as unknown as Prisma.InputJsonObject));

/** The concept that counts of a name; null when there is none or staff took it out. */
const counting = ({ file, staff }: Rows): Concept | null =>
  staff ? (staff.removed ? null : staff.concept) : (file?.concept ?? null);

/** One change of one concept: one at a time, with its history row, the new version and its event. */
async function change(ctx: Context, name: string, make: (tx: Tx, rows: Rows) => Promise<Change>): Promise<void> {
  try {
    await inTransaction(ctx.db, async (tx) => {
      // Names must be unique across concepts: whoever changes one waits for whoever changes another.
      await tx.$queryRaw`SELECT version FROM ontology_version WHERE id = 1 FOR UPDATE`;
      const { move, before, after } = await make(tx, await readRows(tx, name));
      await tx.ontologyVersion.update({ where: { id: 1 }, data: { version: { increment: 1 }, changedAt: ctx.now } });
      const { id } = await tx.conceptChange.create({
        data: { name, move, before: json(before), after: json(after), byUserId: ctx.actor.userId, at: ctx.now },
        select: { id: true },
      });
      await recordEvent(tx, ctx, { name: EVENTS[move], subjectType: "conceptChange", subjectId: id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw stale();
    throw error;
  }
}

async function writeRow(tx: Tx, ctx: Context, staff: ConceptRow | null, version: number, concept: Concept, removed: boolean) {
  if (!staff) {
    if (version !== 0) throw stale();
    await createRow(tx, ctx, concept, removed);
    return;
  }
  const { count } = await tx.concept.updateMany({
    where: { name: concept.name, origin: "STAFF", version },
    data: { ...columns(ctx, concept), removed, version: { increment: 1 } },
  });
  if (count === 0) throw stale();
}

async function createRow(tx: Tx, ctx: Context, concept: Concept, removed: boolean): Promise<void> {
  await tx.concept.create({ data: { ...columns(ctx, concept), name: concept.name, origin: "STAFF", removed, version: 1 } });
}

const columns = (ctx: Context, { kind, aliases, broader, wholes, downstream, contexts }: Concept) => ({
  kind,
  aliases: [...aliases],
  broader: [...broader],
  wholes: [...wholes],
  downstream: [...downstream],
  contexts: contexts as unknown as Prisma.InputJsonArray,
  updatedById: ctx.actor.userId,
  updatedAt: ctx.now,
});

async function refuseProblems(ctx: Context, tx: Tx, concept: Concept, before: Concept | null): Promise<void> {
  const { ontology } = await currentOntology(ctx.db, tx);
  const problems = problemsOf(concept, before, ontology.concepts, foldText);
  if (problems.length > 0) refuseInput(...problems.map((problem) => tell(ctx, problem)));
}

function tell({ locale }: Context, problem: ConceptProblem): FieldError {
  const { path, name } = problem;
  switch (problem.reason) {
    case "UNKNOWN":
      return { path, message: t(locale, "ontology.problemUnknown", { name }) };
    case "SELF":
      return { path, message: t(locale, "ontology.problemSelf") };
    case "CYCLE":
      return { path, message: t(locale, "ontology.problemCycle", { name }) };
    case "TAKEN":
      return { path, message: t(locale, "ontology.problemTaken", { name, by: problem.by }) };
    case "TOO_SHORT":
      return { path, message: t(locale, "ontology.problemTooShort", { name }) };
    case "NOT_ITS_NAME":
      return { path, message: t(locale, "ontology.problemContext", { name }) };
  }
}
