import { expect, test } from "vitest";
import { addFile } from "#lib/listings/commands/add-file.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { toResponse } from "#lib/listings/queries/present.ts";
import { getListing, listListings } from "#lib/listings/queries.ts";
import { listingResponseSchema } from "#lib/listings/schema/response.ts";
import { createListing } from "../../support/build.ts";
import { readListing } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser } from "../../support/people.ts";
import { pdf, photograph } from "../../support/sample-files.ts";

const visitor = anonymousContext();

async function publishedWithFiles(visibility: "PUBLIC" | "ANONYMOUS" | "MATCH_ONLY") {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const moderator = contextOf(await createPerson("moderator"));
  const { code } = await createListing({ firm, status: "DRAFT", content: { visibility } });
  const picture = await addFile(owner, { code, caption: `${firm.name}样机`, bytes: await photograph() });
  const paper = await addFile(owner, { code, caption: "参数表", bytes: pdf() });
  const before = (await getListing(owner, code)).attachments;
  await submitListing(owner, { code });
  await claimListing(moderator, { code, version: (await readListing(code)).version });
  const { version } = await readListing(code);
  await decideListing(moderator, { code, decision: "approve", reasons: [], note: "", version });
  return { firm, owner, code, picture, paper, before };
}

test("sec-55 answers name the attachments of a published listing with type, size and address, in its order, and none before", async () => {
  const { owner, code, firm, picture, paper, before } = await publishedWithFiles("PUBLIC");
  expect(before).toEqual([]);
  const listing = toResponse(await getListing(visitor, code));
  expect(listing.attachments).toMatchObject([
    { name: `${firm.name}样机`, mediaType: "image/jpeg", url: expect.stringMatching(new RegExp(`^http.*/files/${picture}$`)) },
    { name: "参数表", mediaType: "application/pdf", url: expect.stringMatching(new RegExp(`/files/${paper}$`)) },
  ]);
  expect(listing.attachments.every(({ bytes }) => bytes > 0)).toBe(true);
  expect(listingResponseSchema.safeParse(listing).success).toBe(true);
  expect((await listListings(visitor, {})).items.find((item) => item.code === code)?.attachments).toEqual(listing.attachments);
  // One added since waits for its approval.
  await addFile(owner, { code, caption: "新的照片", bytes: await photograph({ width: 80 }) });
  for (const who of [visitor, owner]) expect((await getListing(who, code)).attachments).toEqual(listing.attachments);
});

test("of an anonymous listing a caption does not name the firm; for matching only answers list nothing", async () => {
  const { code, firm } = await publishedWithFiles("ANONYMOUS");
  const { attachments } = await getListing(visitor, code);
  expect(attachments).toHaveLength(2);
  expect(JSON.stringify(attachments)).not.toContain(firm.name);
  const secret = await publishedWithFiles("MATCH_ONLY");
  expect((await getListing(secret.owner, secret.code)).attachments).toEqual([]);
});
