import { expect, test } from "vitest";
import { createClient, db } from "#lib/db/client.ts";
import { editConcept } from "#lib/ontology/commands/change-concept.ts";
import { seedOntology } from "#lib/ontology/commands/seed-ontology.ts";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { conceptFiles, loadOntologyFiles } from "#lib/ontology/queries/concept-files.ts";
import { readConcepts, readRows } from "#lib/ontology/queries/concept-rows.ts";
import { currentOntology, ontologyVersion } from "#lib/ontology/queries/current-ontology.ts";
import { contextOf, createPerson, systemContext } from "../../support/people.ts";

/** Files as they may stand in another release: these concepts instead of some of the shipped ones. */
const filesWith = (digest: string, change: (concepts: Concept[]) => Concept[]) => ({
  digest,
  read: () => change(conceptFiles().read()),
});

test("after a migration the table holds exactly what the files say", async () => {
  expect(await readConcepts(db())).toEqual(conceptFiles().read());
});

test("seeding again changes nothing, not even the version", async () => {
  const before = await ontologyVersion(db());
  expect(await seedOntology(systemContext())).toEqual({ changed: 0 });
  expect(await ontologyVersion(db())).toBe(before);
});

test("other files: new concepts come, changed ones are renewed, others go; a row of staff stays and counts", async () => {
  const [gone, edited, kept] = conceptFiles().read() as [Concept, Concept, Concept];
  const admin = contextOf(await createPerson("admin"));
  await editConcept(admin, { ...gone, aliases: [...gone.aliases, "示例叫法甲"], version: 0 });
  await editConcept(admin, { ...edited, aliases: [...edited.aliases, "示例叫法乙"], version: 0 });
  const before = await ontologyVersion(db());
  const fresh: Concept = { ...kept, name: "示例新概念", aliases: ["示例新叫法"], contexts: [], broader: [kept.name] };
  const owner = createClient(String(process.env.DATABASE_OWNER_URL), 1);
  try {
    const files = filesWith("other", ([, second, third, ...rest]) => [
      { ...(second as Concept), aliases: ["文件里的新叫法"], contexts: [] },
      third as Concept,
      ...rest,
      fresh,
    ]);
    expect(await seedOntology({ ...systemContext(), db: owner }, files)).toEqual({ changed: 3 });
    expect(await ontologyVersion(db())).toBe(before + 1n);
    expect(await readRows(db(), gone.name)).toMatchObject({ file: null, staff: { origin: "STAFF" } });
    const { ontology } = await currentOntology(db());
    const named = (name: string) => ontology.concepts[ontology.idOf(name) ?? -1];
    expect(named(gone.name)?.aliases).toContain("示例叫法甲");
    expect(named(edited.name)?.aliases).toContain("示例叫法乙");
    expect(named(edited.name)?.aliases).not.toContain("文件里的新叫法");
    expect(named("示例新概念")).toEqual(fresh);
    // The listings are read anew by a job, once, told as one event.
    const events = await db().outboxEvent.findMany({ where: { name: "ontology.renewed" } });
    expect(events).toHaveLength(1);
  } finally {
    await seedOntology({ ...systemContext(), db: owner });
    await owner.$disconnect();
  }
});

test("the ontology of the database recognises what that of the files does", async () => {
  const files = loadOntologyFiles();
  const current = await currentOntology(createClient(String(process.env.DATABASE_URL), 1));
  expect(current.ontology.concepts).toEqual(files.ontology.concepts);
  const text = "采购伺服电机与谐波减速器";
  const fields = [{ text, boundaries: new Set([2, 6, 7, 12]) }];
  expect(current.recognise(fields)).toEqual(files.recognise(fields));
});

test("it is read once a version: asking again answers the same", async () => {
  const first = await currentOntology(db());
  expect(await currentOntology(db())).toBe(first);
  expect(first.version).toBe(await ontologyVersion(db()));
});
