import { beforeEach, expect, test } from "vitest";
import { suggest } from "#lib/search/queries/suggest.ts";
import { changeListing, createFirm, createListing, memberOf, STAFF, viewingAs } from "../../support/published.ts";

let firm: { id: string; name: string };
let serial = 0;
/** A word that no other test has. */
let word: string;
beforeEach(async () => {
  serial += 1;
  word = `示例轴承${String.fromCodePoint(0x4e00 + serial)}`;
  firm = await createFirm();
});

const texts = async (typed: string, viewing = viewingAs()) => (await suggest(viewing, typed)).map(({ text }) => text);
const listed = (data: Partial<Parameters<typeof createListing>[0]> = {}) =>
  createListing({ organizationId: firm.id, keywords: [word], ...data });

test("keywords come with how many listings they find, and go with the last of them at once", async () => {
  const one = await listed();
  const two = await listed();
  const typed = word.slice(0, 4);
  const found = (await suggest(viewingAs(), typed)).find(({ text }) => text === word);
  expect(found).toEqual({ kind: "WORD", text: word, path: `/listings?${new URLSearchParams({ q: word })}`, count: 2 });
  await changeListing(one.id, { status: "WITHDRAWN" });
  await changeListing(two.id, { visibility: "MATCH_ONLY" });
  expect(await texts(typed)).not.toContain(word);
});

test("what has been typed in capitals, full width or traditional characters finds the word", async () => {
  const other = await createFirm();
  await createListing({ organizationId: other.id, keywords: ["EtherCAT 总线驱动"] });
  for (const typed of ["ethercat", "ＥＴＨＥＲ", "總線"]) expect(await texts(typed), typed).toContain("EtherCAT 总线驱动");
});

test("nothing is suggested that visitors may not see, whoever types", async () => {
  const hidden = `示例隐藏${serial}单位有限公司`;
  const suspended = await createFirm({ name: `${hidden}甲`, verification: "SUSPENDED" });
  const unknown = await createFirm({ name: `${hidden}乙`, verification: "UNVERIFIED" });
  const secret = `隐匿词${serial}`;
  await createListing({ organizationId: unknown.id, visibility: "ANONYMOUS", keywords: [`${secret}甲`] });
  await createListing({ organizationId: unknown.id, visibility: "MATCH_ONLY", keywords: [`${secret}乙`] });
  await createListing({ organizationId: suspended.id, keywords: [`${secret}丙`] });
  await createListing({ organizationId: firm.id, status: "DRAFT", publishedAt: null, keywords: [`${secret}丁`] });
  for (const actor of [{}, STAFF, memberOf(unknown.id), memberOf(suspended.id, "SUSPENDED")]) {
    const viewing = viewingAs(actor);
    expect(await texts("示例隐藏", viewing)).toEqual([]);
    expect(await texts("隐匿词", viewing)).toEqual([]);
  }
});

test("firms are found by part of their name, those that begin with it first", async () => {
  const part = `甲乙${String.fromCodePoint(0x5000 + serial)}`;
  const later = await createFirm({ name: `北京${part}研究院` });
  const first = await createFirm({ name: `${part}有限公司` });
  expect((await suggest(viewingAs(), part)).filter(({ kind }) => kind === "FIRM")).toEqual([
    { kind: "FIRM", text: first.name, path: `/organizations/${first.id}`, region: "BEIJING" },
    { kind: "FIRM", text: later.name, path: `/organizations/${later.id}`, region: "BEIJING" },
  ]);
});

test.each(["", "  ", "，。", "%", "_", "'; DROP TABLE listing; --"])(
  "nothing to look for (%j) suggests nothing",
  async (typed) => {
    expect(await suggest(viewingAs(), typed)).toEqual([]);
  },
);
