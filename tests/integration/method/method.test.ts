import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { ontologyFacts, workedExample } from "#lib/method/queries.ts";
import { seedOntology } from "#lib/ontology/commands/seed-ontology.ts";
import { conceptFiles } from "#lib/ontology/queries/concept-files.ts";
import { createListing } from "../../support/build.ts";
import { anonymousContext, NOW, systemContext } from "../../support/people.ts";

test("the worked example is scored as any pair is: its lines add up to its points, its quotations stand in its texts", async () => {
  await createListing();
  const { demand, supply, points, tier, reasons, cautions, failed } = await workedExample(anonymousContext());
  expect(failed).toEqual([]);
  expect(tier).toBe("RECOMMENDED");
  const sum = reasons.reduce((total, line) => total + line.points, 0);
  // Losses take from the whole, never add to it.
  expect(points).toBeLessThanOrEqual(sum + 0.05);
  expect(reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["TOPIC", "SPEC", "PRICE", "REGION"]));
  const texts = (listing: typeof demand) => [listing.title, listing.summary, listing.description, ...listing.keywords];
  for (const { mine, theirs } of [...reasons, ...cautions]) {
    if (mine !== null) expect(texts(demand).some((text) => text.includes(mine))).toBe(true);
    if (theirs !== null) expect(texts(supply).some((text) => text.includes(theirs))).toBe(true);
  }
});

test("the size of the ontology is that of its concepts, its day the day of the last change", async () => {
  const files = conceptFiles();
  const facts = await ontologyFacts(anonymousContext());
  expect(facts.concepts).toBe(files.read().length);
  expect(facts.changedAt).toBeInstanceOf(Date);
  try {
    await seedOntology(systemContext(), { digest: "fewer", read: () => files.read().slice(1) });
    expect(await ontologyFacts(anonymousContext())).toMatchObject({ concepts: facts.concepts - 1, changedAt: NOW });
  } finally {
    await seedOntology(systemContext());
    await db().outboxEvent.deleteMany();
  }
});
