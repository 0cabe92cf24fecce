import { readFile } from "node:fs/promises";
import { expect, expectAccessible, PHONE, test } from "../support/e2e.ts";
import { readZip } from "../support/zip.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`导出我的数据 downloads one file with everything of one's own, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    data,
    signIn,
  }) => {
    const firm = await data.createFirm();
    const { code } = await data.createListing({ firm, status: "DRAFT" });
    const person = await data.createPerson("owner", firm);
    const page = await signIn(person, { viewport: PHONE, javaScriptEnabled });
    await page.goto("/my/settings");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出我的数据" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^我的数据-\d{4}-\d{2}-\d{2}\.zip$/);
    const files = readZip(await readFile(await download.path()));
    const own = JSON.parse(String(files.get("data.json"))) as { account: { email: string }; listings: { code: string }[] };
    expect([own.account.email, own.listings.map((listing) => listing.code)]).toEqual([person.email, [code]]);
    await expect(page.getByRole("heading", { name: "我的数据" })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
  });
}

test("a member of a suspended firm finds the export from the notice, and in English it has an English name", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("suspended"));
  await page.goto("/en/my");
  await page.getByRole("link", { name: "Export my data" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export my data" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^my-data-/);
  expect([...readZip(await readFile(await download.path())).keys()]).toContain("README.txt");
});

test("who is no longer signed in is led to 登录 and back to the page", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("member"));
  await page.goto("/my/settings");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "导出我的数据" }).click();
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("callbackUrl")).toBe("/my/settings");
});
