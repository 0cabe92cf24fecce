import { expect, test } from "vitest";
import { dispatch } from "#lib/api/dispatch.ts";
import { db } from "#lib/db/client.ts";
import { findTerm, qualificationKey } from "#lib/taxonomy/model.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";

test("the files hold the six chains, the five clusters and the 20 + 97 industries", async () => {
  const sizes = await Promise.all(
    (["chain", "cluster", "industry"] as const).map(async (kind) => (await listTerms(db(), kind)).length),
  );
  expect(sizes).toEqual([6, 5, 117]);
});

test("a term of staff stands in place of the file's and survives a second seeding", async () => {
  const { createClient } = await import("#lib/db/client.ts");
  const { seedTaxonomies } = await import("#lib/taxonomy/commands.ts");
  await db().taxonomyTerm.create({
    data: {
      kind: "chain",
      code: "robotics",
      labelZh: "机器人（新）",
      labelEn: "robots",
      aliases: [],
      source: "工作人员",
      byStaff: true,
      position: 5,
    },
  });
  const owner = createClient(String(process.env.DATABASE_OWNER_URL), 1);
  await seedTaxonomies(owner).finally(() => owner.$disconnect());
  const chains = await listTerms(db(), "chain");
  expect(chains).toHaveLength(6);
  expect(chains.find((term) => term.code === "robotics")?.labelZh).toBe("机器人（新）");
  await db().taxonomyTerm.deleteMany({ where: { byStaff: true } });
});

test("a qualification is recognised by label, alias, case and spaces, and kept as written otherwise", async () => {
  const terms = await listTerms(db(), "qualification");
  expect(["cnas", "ＣＮＡＳ 认可", "iso 9001", "IATF 16949"].map((text) => qualificationKey(terms, text))).toEqual([
    "CNAS",
    "CNAS",
    "ISO9001",
    "IATF16949",
  ]);
  expect(qualificationKey(terms, " 某地 推荐证 ")).toBe("某地推荐证");
  expect(findTerm(await listTerms(db(), "chain"), "新能源汽车和智能网联汽车")?.code).toBe("nev-icv");
});

test("an unknown taxonomy is a 404, a known one is open to visitors", async () => {
  const get = (kind: string) => dispatch(new Request(`http://localhost:3000/api/v1/taxonomies/${kind}`));
  expect((await get("chain")).status).toBe(200);
  expect((await get("nothing")).status).toBe(404);
});
