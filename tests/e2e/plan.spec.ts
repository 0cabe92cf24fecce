import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

for (const javaScriptEnabled of [true, false]) {
  test(`staff match the whole list, then plan a meeting day and take it away ${javaScriptEnabled ? "" : "without JavaScript"}`, async ({
    data,
    signIn,
  }) => {
    const name = javaScriptEnabled ? "氢气循环泵" : "液氢储罐";
    const common = { keywords: [name], description: `${name}，用于加氢站。`, summary: "" };
    const buyer = await data.createListing({ content: { side: "DEMAND", title: `求购${name}`, ...common } });
    const seller = await data.createListing({ content: { side: "SUPPLY", title: `供应${name}`, ...common } });
    const page = await signIn(await data.createPerson("moderator"), { javaScriptEnabled, viewport: DESK });
    await page.goto("/staff/matching/runs");
    // Another journey's run may be under way, and the page then offers no second one.
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("button", { name: "开始重配" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: "开始重配" }).click();
    await expect(async () => {
      await page.goto("/staff/matching/plan?tier=possible");
      const row = page
        .getByRole("region", { name: "各单位的会面" })
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: buyer.firm.name }) });
      await expect(row).toContainText(seller.firm.name, { timeout: 1000 });
      await expect(row).toContainText("分：");
    }).toPass({ timeout: 60_000 });
    await page.getByLabel("每家最多几场").fill("1");
    await page.getByLabel("只看得分").check();
    await page.getByRole("button", { name: "排方案" }).click();
    await expect(page).toHaveURL(/perFirm=1/);
    await expect(page.getByRole("status").filter({ hasText: "场" })).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "导出 Excel" }).click()]);
    expect(download.suggestedFilename()).toMatch(/配对方案-当前清单\.xlsx$/);
    if (javaScriptEnabled) {
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectAccessible(page);
    }
  });
}

test("a plan without a finished run says what to do first; a member does not get in", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("auditor"));
  await page.goto("/staff/matching/plan?scope=2019-01");
  await expect(page.getByText("这份清单还没有整表重配的结果")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "整表重配" }).last()).toBeVisible();
  await page.goto("/staff/matching/runs");
  await expect(page.getByText("你可以查看，不能发起或取消。")).toBeVisible();
  const member = await signIn(await data.createPerson("owner"));
  expect((await member.goto("/staff/matching/plan"))?.status()).toBe(403);
  await expect(member.getByText("这是工作人员的页面")).toBeVisible();
});

test("a plan asked for with numbers it cannot have says so at the field and keeps them; the files refuse them", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("auditor"), { javaScriptEnabled: false });
  const wrong = "perFirm=-5&perListing=10000&chain=none-such";
  expect((await page.goto(`/staff/matching/plan?${wrong}`))?.status()).toBe(422);
  await expect(page.getByLabel("每家最多几场")).toHaveAccessibleDescription(/应为 1 到 20/);
  await expect(page.getByLabel("每家最多几场")).toHaveValue("-5");
  await expect(page.getByLabel("每条信息最多几场")).toHaveAccessibleDescription(/应为 1 到 10/);
  await expect(page.getByLabel("产业链")).toHaveAccessibleDescription(/没有这条产业链/);
  const { request } = page.context();
  const answer = await request.get(`/staff/matching/plan/export?${wrong}&format=pdf`);
  expect(answer.status()).toBe(422);
  const { errors } = (await answer.json()) as { errors: { path: string }[] };
  expect(errors.map(({ path }) => path).sort()).toEqual(["chain", "format", "perFirm", "perListing"]);
});
