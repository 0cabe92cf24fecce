import { DESK, expect, expectAccessible, test } from "../support/e2e.ts";

/** A list of one good row, one that is left out and one that is held, of firms that no other journey names. */
function listOf(town: string) {
  const lines = [
    "类型,形态,名称,详细说明,单位名称,省市,区县,最低金额(万元),最高金额(万元),需求时限,联系人,联系电话",
    `需求,产品,求购伺服电机,功率 2 kW，一年约 200 台。,${town}示例伺服有限公司,河北,唐山市丰润区,50,80,2027年6月底,示例暗号,010-00001234`,
    `需求,产品,,缺名称的一行,${town}示例伺服有限公司,河北,,,,,,`,
    `供给,产品,轧辊轴承座测温装置,精度 ±2℃，电池两年。,${town}示例测温有限公司,河北,满城区,视图纸定,,,,`,
  ];
  return { name: "清单.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}

for (const javaScriptEnabled of [true, false]) {
  test(`staff read a list on trial, see every remark, then import it ${javaScriptEnabled ? "" : "without JavaScript"}`, async ({
    data,
    signIn,
  }) => {
    const page = await signIn(await data.createPerson("moderator"), { javaScriptEnabled, viewport: DESK });
    await page.goto("/staff/intake");
    await page.getByLabel("清单文件").setInputFiles(listOf(javaScriptEnabled ? "唐山" : "保定"));
    await page.getByLabel("没有疑点的行直接发布").check();
    await page.getByRole("button", { name: "试读" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "试读结果" })).toBeVisible();
    // Without JavaScript the page renews itself; reloading is the same thing sooner.
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("status").filter({ hasText: "共 3 行：新增 2" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    const remarks = page.getByRole("region", { name: "提示" });
    await expect(remarks.getByRole("row").filter({ hasText: "缺少“名称”" })).toContainText("不收");
    await expect(remarks.getByRole("row").filter({ hasText: "金额无法识别" })).toContainText("待核实");
    await expect(remarks.getByRole("row").filter({ hasText: "按最后一天登记" })).toContainText("2027-06-30");
    await expect(page.locator("body")).not.toContainText("示例暗号");

    await page.getByRole("button", { name: "导入" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "导入报告" })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("status").filter({ hasText: "新增 2，更新 0，未变 0，未收 1" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: "各行结果" }).getByRole("row").filter({ hasText: "已发布" })).toHaveCount(1);
    if (javaScriptEnabled) await expectAccessible(page);
  });
}

test("a file that is no list comes back with the reason; a member does not get in", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("editor"));
  await page.goto("/staff/intake");
  await page
    .getByLabel("清单文件")
    .setInputFiles({ name: "清单.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("no workbook") });
  await page.getByRole("button", { name: "试读" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "不是可以读取的文件" })).toBeVisible();
  await expectAccessible(page);

  const member = await signIn(await data.createPerson("owner"));
  expect((await member.goto("/staff/intake"))?.status()).toBe(403);
  await expect(member.getByText("这是工作人员的页面")).toBeVisible();
});
