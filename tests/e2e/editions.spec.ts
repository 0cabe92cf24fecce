import { createHash } from "node:crypto";
import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

test("an issue is compiled by one, published by another, and read and downloaded by everybody", async ({
  data,
  signIn,
  visit,
}) => {
  const title = "示例：求购无油氢气压缩机三台";
  const { code } = await data.createListing({ content: { title, side: "DEMAND" } });

  const moderator = await signIn(await data.createPerson("moderator"));
  await moderator.goto("/staff/editions");
  await moderator.getByLabel("期号").fill("2031-05");
  await moderator.getByLabel("期间首日").fill("2031-05-01");
  await moderator.getByLabel("期间末日").fill("2031-04-30");
  // A cut-off ahead of the rows that journeys make.
  await moderator.getByLabel("统计时点").fill("2026-12-31T18:00");
  await moderator.getByRole("button", { name: "生成期刊" }).click();
  await expect(moderator.getByText("期间的末日不能早于首日").first()).toBeVisible();
  await expect(moderator.getByLabel("期号")).toHaveValue("2031-05");
  await moderator.getByLabel("期间末日").fill("2031-05-31");
  await moderator.getByRole("button", { name: "生成期刊" }).click();
  await expect(moderator.getByRole("heading", { level: 1 })).toHaveText("第 2031-05 期");
  await expect(moderator.getByRole("row", { name: title })).toBeVisible();
  await expectAccessible(moderator);

  await moderator.getByRole("button", { name: "定稿" }).click();
  await expect(moderator.getByText("已定稿，文件已生成。")).toBeVisible();
  await expect(moderator.getByText("全部校验无误。")).toBeVisible();
  await expect(moderator.getByRole("button", { name: "发布本期" })).toBeHidden();

  const visitor = await visit();
  expect((await visitor.goto("/editions/2031-05"))?.status()).toBe(404);
  expect((await visitor.request.get("/editions/2031-05.pdf")).status()).toBe(404);

  const editor = await signIn(await data.createPerson("editor"));
  await editor.goto("/staff/editions/2031-05");
  await editor.getByRole("button", { name: "发布本期" }).click();
  await expect(editor.getByText("已发布。")).toBeVisible();

  for (const viewport of [PHONE, DESK]) {
    const reader = await visit({ viewport, javaScriptEnabled: viewport === DESK });
    await reader.goto("/editions");
    await reader.getByRole("link", { name: /2031 年第 5 期/ }).click();
    await expect(reader.getByRole("link", { name: title })).toHaveAttribute("href", `/listings/${code}`);
    if (viewport === DESK) await expectAccessible(reader);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  const edition = await (await visitor.request.get("/editions/2031-05.json")).json();
  expect(edition).toMatchObject({ number: "2031-05", status: "PUBLISHED" });
  for (const { format, sha256, url } of edition.files) {
    const paper = await visitor.request.get(new URL(url).pathname);
    expect([
      format,
      createHash("sha256")
        .update(await paper.body())
        .digest("hex"),
    ]).toEqual([format, sha256]);
  }
});
