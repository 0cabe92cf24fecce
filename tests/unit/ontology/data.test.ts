import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { buildOntology } from "#lib/ontology/model/graph.ts";
import { mergeConcepts, parseConcepts } from "#lib/ontology/model/parse.ts";

const folder = path.resolve("lib/ontology/data");
const files = readdirSync(folder).map((name) => ({ name, read: parseConcepts(readFileSync(path.join(folder, name), "utf8")) }));
const concepts = mergeConcepts(files.flatMap(({ read }) => read.concepts));
const ontology = buildOntology(concepts);

test.each(files)("every line of $name is understood", ({ read }) => {
  expect(read.faults).toEqual([]);
});

test("the files hold thousands of concepts with several names each", () => {
  expect(concepts.length).toBeGreaterThanOrEqual(2_500);
  expect(concepts.reduce((sum, { aliases }) => sum + aliases.length, 0) / concepts.length).toBeGreaterThan(3);
});

test("every relation names a concept, and nothing is a kind of itself", () => {
  const named = concepts.flatMap(({ broader, wholes, downstream }) => [...broader, ...wholes, ...downstream]);
  expect([...new Set(named)].filter((name) => ontology.idOf(name) === undefined)).toEqual([]);
  const cyclic = concepts.filter((_concept, id) =>
    ontology.ancestors(id).some((up) => ontology.ancestors(up.id).some((one) => one.id === id)),
  );
  expect(cyclic.map(({ name }) => name)).toEqual([]);
});

test("the name of one concept is no other's alias, unless company tells them apart", () => {
  const names = new Set(concepts.map(({ name }) => name));
  const taken = concepts.flatMap(({ name, aliases, contexts }) =>
    aliases
      .filter((alias) => names.has(alias) && !contexts.some((one) => one.name === alias))
      .map((alias) => `${name}: ${alias}`),
  );
  expect(taken).toEqual([]);
});
