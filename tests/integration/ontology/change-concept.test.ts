import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { ErrorDetails } from "#lib/kernel/errors.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { addConcept, editConcept, removeConcept, restoreConcept, revertConcept } from "#lib/ontology/commands/change-concept.ts";
import { readRows } from "#lib/ontology/queries/concept-rows.ts";
import { currentOntology, ontologyVersion } from "#lib/ontology/queries/current-ontology.ts";
import { reindexNamed } from "#lib/ontology/reactions.ts";
import { type AddConcept, addConceptSchema, editConceptSchema } from "#lib/ontology/schema.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createPerson, systemContext } from "../../support/people.ts";

const concept = (over: Partial<Record<keyof AddConcept, unknown>> = {}): AddConcept =>
  parseInput(addConceptSchema, { name: "示例纺纱机", kind: "产品", aliases: ["示例机一号"], ...over });

const admin = async () => contextOf(await createPerson("admin"));
const named = async (name: string) => {
  const { ontology } = await currentOntology(db());
  return ontology.concepts[ontology.idOf(name) ?? -1];
};

/** The errors with which an act is refused: path and message. */
async function refusal(act: Promise<unknown>): Promise<string[]> {
  const error = (await act.then(
    () => new Error("not refused"),
    (failure: unknown) => failure,
  )) as Error & { details?: ErrorDetails };
  return error.details?.errors?.map(({ path, message }) => `${path}: ${message}`) ?? [error.message];
}

/** Carry out the reaction to every event so far; answers the listings whose index was written. */
async function react(): Promise<string[]> {
  const before = (await db().indexClock.findUniqueOrThrow({ where: { id: 1 } })).version;
  for (const { id } of await db().outboxEvent.findMany({ orderBy: { id: "asc" } })) await reindexNamed(systemContext(), id);
  const changes = await db().listingChange.findMany({ where: { version: { gt: before } } });
  return changes.map(({ listingId }) => listingId);
}

test("a new concept counts at once, with its event, its history and a new version", async () => {
  const ctx = await admin();
  const before = await ontologyVersion(db());
  await addConcept(ctx, concept({ broader: ["伺服电机"] }));
  expect(await named("示例纺纱机")).toMatchObject({ aliases: ["示例机一号"], broader: ["伺服电机"] });
  expect(await ontologyVersion(db())).toBe(before + 1n);
  const [change] = await db().conceptChange.findMany();
  expect(change).toMatchObject({ name: "示例纺纱机", move: "add", before: null, byUserId: ctx.actor.userId });
  const audit = await db().auditEntry.findFirstOrThrow({ where: { action: "concept.added" } });
  expect(audit.objectId).toBe(change?.id);
  // Whatever staff write stays out of the trail, which nobody can ever mend.
  expect(JSON.stringify(audit.data)).not.toContain("纺纱机");
});

test("a row of the files is edited, taken out, brought back and followed again", async () => {
  const ctx = await admin();
  const file = await named("伺服电机");
  if (!file) throw new Error("no such concept in the files");
  await editConcept(ctx, { ...concept({ ...file, aliases: ["示例伺服叫法"], contexts: [] }), version: 0 });
  expect((await named("伺服电机"))?.aliases).toEqual(["示例伺服叫法"]);
  await removeConcept(ctx, { name: "伺服电机", version: 1 });
  expect(await named("伺服电机")).toBeUndefined();
  await restoreConcept(ctx, { name: "伺服电机", version: 2 });
  expect((await named("伺服电机"))?.aliases).toEqual(["示例伺服叫法"]);
  await revertConcept(ctx, { name: "伺服电机", version: 3 });
  expect(await named("伺服电机")).toEqual(file);
  expect((await readRows(db(), "伺服电机")).staff).toBeNull();
  const moves = await db().conceptChange.findMany({ orderBy: { id: "asc" }, select: { move: true } });
  expect(moves.map(({ move }) => move)).toEqual(["edit", "remove", "restore", "revert"]);
});

test.each([
  ["an unknown related concept", { broader: ["没有这种东西"] }, "broader: 没有叫“没有这种东西”的概念，请写标准名或先添加它"],
  ["itself", { wholes: ["示例纺纱机"] }, "wholes: 不能写它自己"],
  [
    "a name of another concept",
    { aliases: ["伺服电机"] },
    "aliases: “伺服电机”也是“伺服电机”的名称，请在“有歧义的名称”里为它写语境词",
  ],
  [
    "the same in full width",
    { aliases: ["ＡＧＶ导航模块"] },
    "aliases: “ＡＧＶ导航模块”也是“AGV导航模块”的名称，请在“有歧义的名称”里为它写语境词",
  ],
  ["a context for a name it has not", { contexts: ["别的：词"] }, "contexts: “别的”不是这个概念的名称，请先写进别名"],
  ["a name that is taken", { name: "伺服电机" }, "name: 已经有概念“伺服电机”，请直接修改它"],
])("refused at its field: %s", async (_why, over, message) => {
  expect(await refusal(addConcept(await admin(), concept(over)))).toEqual([message]);
  expect(await db().conceptChange.count()).toBe(0);
});

test("two that name one another are brought back one after the other", async () => {
  const ctx = await admin();
  const [one, two] = ["示例上料机", "示例下料机"] as const;
  await addConcept(ctx, concept({ name: one, aliases: [] }));
  await addConcept(ctx, concept({ name: two, aliases: [], downstream: [one] }));
  await editConcept(ctx, { ...concept({ name: one, aliases: [], downstream: [two] }), version: 1 });
  await removeConcept(ctx, { name: one, version: 2 });
  await removeConcept(ctx, { name: two, version: 1 });
  await restoreConcept(ctx, { name: one, version: 3 });
  await restoreConcept(ctx, { name: two, version: 2 });
  expect([(await named(one))?.downstream, (await named(two))?.downstream]).toEqual([[two], [one]]);
});

test("a concept is not brought back, nor its file followed again, while another one has its name", async () => {
  const ctx = await admin();
  const file = await named("伺服电机");
  const alias = file?.aliases.find((name) => !file.contexts.some((context) => context.name === name)) ?? "";
  await editConcept(ctx, { ...concept({ ...file, aliases: [], contexts: [] }), version: 0 });
  await addConcept(ctx, concept({ aliases: [alias] }));
  const taken = `aliases: “${alias}”也是“示例纺纱机”的名称，请在“有歧义的名称”里为它写语境词`;
  expect(await refusal(revertConcept(ctx, { name: "伺服电机", version: 1 }))).toEqual([taken]);
  await removeConcept(ctx, { name: "示例纺纱机", version: 1 });
  await revertConcept(ctx, { name: "伺服电机", version: 1 });
  expect(await named("伺服电机")).toEqual(file);
  expect((await refusal(restoreConcept(ctx, { name: "示例纺纱机", version: 2 })))[0]).toContain(alias);
});

test("a name of another concept is taken with words that tell the two apart", async () => {
  await addConcept(await admin(), concept({ aliases: ["伺服电机"], contexts: ["伺服电机：纺纱、纱线"] }));
  expect((await named("示例纺纱机"))?.contexts).toEqual([{ name: "伺服电机", words: ["纺纱", "纱线"] }]);
});

test("a circle of broader concepts is refused", async () => {
  const ctx = await admin();
  await addConcept(ctx, concept());
  await addConcept(ctx, concept({ name: "示例细纱机", aliases: [], broader: ["示例纺纱机"] }));
  const circle = editConcept(ctx, { ...concept({ broader: ["示例细纱机"] }), version: 1 });
  expect(await refusal(circle)).toEqual(["broader: “示例细纱机”已经是它的下位，不能再作上位"]);
});

test("of two who edit the same version one is told that the other was first", async () => {
  const ctx = await admin();
  await addConcept(ctx, concept());
  const edit = (alias: string) => editConcept(ctx, { ...concept({ aliases: [alias] }), version: 1 });
  const answers = await Promise.allSettled([edit("示例叫法甲"), edit("示例叫法乙")]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await refusal(edit("示例叫法丙"))).toEqual(["somebody else has just changed this concept"]);
});

test("a concept that staff took out is not added a second time but brought back", async () => {
  const ctx = await admin();
  await addConcept(ctx, concept());
  await removeConcept(ctx, { name: "示例纺纱机", version: 1 });
  expect(await refusal(addConcept(ctx, concept()))).toEqual(["name: 概念“示例纺纱机”已停用，请在它的页面上恢复"]);
});

test.each(["moderator", "editor", "auditor", "owner"] as const)(
  "sec-14 %s may not change a concept: refused, no row changes",
  async (persona) => {
    const ctx = contextOf(await createPerson(persona));
    expect(await refusal(addConcept(ctx, concept()))).toEqual(["taxonomy.edit refused"]);
    expect(await refusal(removeConcept(ctx, { name: "伺服电机", version: 0 }))).toEqual(["taxonomy.edit refused"]);
    expect(await db().concept.count({ where: { origin: "STAFF" } })).toBe(0);
  },
);

test("forms and programs write the same: texts of several lines, lists, commas of both kinds", () => {
  const form = parseInput(addConceptSchema, {
    name: "示例纺纱机",
    kind: "产品",
    aliases: ["示例机一号，示例机二号\r\n spinning frame"],
    contexts: ["示例机一号：纺纱、纱线\n示例机二号: 细纱"],
  });
  expect(form.aliases).toEqual(["示例机一号", "示例机二号", "spinning frame"]);
  expect(form.contexts).toEqual([
    { name: "示例机一号", words: ["纺纱", "纱线"] },
    { name: "示例机二号", words: ["细纱"] },
  ]);
  for (const aliases of [["机"], ["甲|乙"], ["\u200b甲乙"], [`${"长".repeat(61)}`]])
    expect(addConceptSchema.safeParse({ name: "示例纺纱机", kind: "产品", aliases }).success).toBe(false);
  expect(editConceptSchema.safeParse({ name: "示例纺纱机", kind: "东西", version: 0 }).success).toBe(false);
});

test("a change indexes anew the listings with an old or a new name in them, no others", async () => {
  const ctx = await admin();
  const old = await createListing({ content: { title: "求购示例机一号三台", keywords: [] } });
  const fresh = await createListing({ content: { title: "求购 SF-200 细纱设备", description: "型号 SF-200。", keywords: [] } });
  await createListing();
  await addConcept(ctx, concept());
  expect(await react()).toEqual([old.id]);
  await db().outboxEvent.deleteMany();
  await editConcept(ctx, { ...concept({ aliases: ["SF-200"] }), version: 1 });
  expect((await react()).sort()).toEqual([old.id, fresh.id].sort());
});

test("a concept that becomes a kind of another one moves the listings of its own kinds too", async () => {
  const ctx = await admin();
  await addConcept(ctx, concept());
  await addConcept(ctx, concept({ name: "示例细纱机", aliases: [], broader: ["示例纺纱机"] }));
  const listing = await createListing({ content: { title: "供应示例细纱机", side: "SUPPLY", keywords: [] } });
  await db().outboxEvent.deleteMany();
  await editConcept(ctx, { ...concept({ broader: ["纺织机械"] }), version: 1 });
  expect(await react()).toEqual([listing.id]);
});
