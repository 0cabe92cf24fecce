import { expect, test } from "vitest";
import { addConcept, removeConcept } from "#lib/ontology/commands/change-concept.ts";
import { browseConcepts, searchConcepts } from "#lib/ontology/queries/find-concepts.ts";
import { countNaming, getConcept } from "#lib/ontology/queries/get-concept.ts";
import { tryText } from "#lib/ontology/queries/try-text.ts";
import { createListing } from "../../support/build.ts";
import { contextOf, createPerson } from "../../support/people.ts";

const staff = async () => contextOf(await createPerson("moderator"));
const NEW = {
  name: "示例纺纱机",
  kind: "产品",
  aliases: ["示例机一号"],
  broader: ["伺服电机"],
  wholes: [],
  downstream: [],
  contexts: [],
} as const;

test("a concept is found by any of its names, the very name first, whatever its width and case", async () => {
  const ctx = await staff();
  for (const q of ["谐波减速机", "Harmonic Drive", "ＨＡＲＭＯＮＩＣ drive"]) {
    expect((await searchConcepts(ctx, q)).items[0]?.name, q).toBe("谐波减速器");
  }
  expect(await searchConcepts(ctx, "没有这种东西")).toEqual({ total: 0, items: [] });
  expect(await searchConcepts(ctx, "  ")).toEqual({ total: 0, items: [] });
});

test("relations are told both ways; what was taken out is still found, and named as unknown where it was a relation", async () => {
  const admin = contextOf(await createPerson("admin"));
  await addConcept(admin, NEW);
  expect((await getConcept(admin, "伺服电机")).relations.narrower).toContainEqual({ name: "示例纺纱机", known: true });
  await addConcept(admin, { ...NEW, name: "示例细纱机", aliases: [], broader: ["示例纺纱机"] });
  await removeConcept(admin, { name: "示例纺纱机", version: 1 });
  expect((await getConcept(admin, "示例细纱机")).relations.broader).toEqual([{ name: "示例纺纱机", known: false }]);
  expect((await searchConcepts(admin, "示例纺纱")).items).toMatchObject([{ name: "示例纺纱机", removed: true }]);
  expect((await browseConcepts(admin)).removed).toMatchObject([{ name: "示例纺纱机" }]);
  const view = await getConcept(admin, "示例纺纱机");
  expect(view).toMatchObject({ removed: true, origin: "STAFF", version: 2 });
  expect(view.history.map(({ move }) => move)).toEqual(["remove", "add"]);
});

test("published listings that name a concept are counted, not those that only have its characters", async () => {
  const ctx = await staff();
  const listing = await createListing({ content: { title: "求购谐波减速机三台", keywords: [] } });
  await createListing({ content: { title: "谐波分析与减速装置机架", keywords: [] } });
  await createListing({ content: { title: "求购谐波减速机五台" }, status: "WITHDRAWN" });
  const { concept } = await getConcept(ctx, "谐波减速器");
  expect(await countNaming(ctx, concept)).toEqual({
    count: 1,
    exact: true,
    sample: [{ code: listing.code, title: listing.title }],
  });
});

test("the pieces of a tried text are the text again, and each name stands with its concept", async () => {
  const text = "采购ＡＣ Servo Motor 与谐波减速机。";
  const trial = await tryText(await staff(), text);
  expect(trial?.texts[0]?.map((piece) => piece.text).join("")).toBe(text);
  expect(trial?.concepts).toContainEqual(expect.objectContaining({ name: "谐波减速器", matched: ["谐波减速机"] }));
  expect(await tryText(await staff(), "JJJ-2026-D-99999999")).toBeNull();
});

test.each(["owner", "pending"] as const)("sec-14 %s reads nothing of it", async (persona) => {
  const ctx = contextOf(await createPerson(persona));
  for (const read of [searchConcepts(ctx, "电机"), browseConcepts(ctx), getConcept(ctx, "伺服电机"), tryText(ctx, "电机")]) {
    await expect(read).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});
