import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

const address = (name: string) => `/staff/taxonomy/concept?${new URLSearchParams({ name })}`;

test("an admin finds a concept by any of its names, walks along its relations and sees the listings that name it", async ({
  data,
  signIn,
}) => {
  const listing = await data.createListing({ content: { title: "求购谐波减速机（示例）三台" } });
  const page = await signIn(await data.createPerson("admin"));
  await page.goto("/staff");
  await page.getByRole("navigation", { name: "工作台" }).getByRole("link", { name: "词表与概念" }).click();
  await page.getByRole("textbox", { name: "查概念（任何名称）" }).fill("harmonic");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("link", { name: "谐波减速器", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "谐波减速器" })).toBeVisible();
  await expect(page.getByRole("link", { name: listing.title })).toBeVisible();
  await expect(page.getByText("协会没有改过这个概念。")).toBeVisible();
  await page.getByRole("region", { name: "关系" }).or(page.locator("dl[aria-label=关系]")).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("谐波减速器");
});

for (const javaScriptEnabled of [true, false]) {
  test(`an admin adds a concept, is told what is wrong at its field, takes it out and brings it back, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    data,
    signIn,
  }) => {
    const name = `示例纺纱机${javaScriptEnabled ? "甲" : "乙"}`;
    const page = await signIn(await data.createPerson("admin"), { javaScriptEnabled });
    await page.goto(`/staff/taxonomy?q=${encodeURIComponent(name)}`);
    await expect(page.getByText("没有叫这个名称的概念")).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "添加概念" }).last().click();
    await expect(page.getByRole("textbox", { name: "标准名" })).toHaveValue(name);
    await page.getByRole("combobox", { name: "类别" }).selectOption("产品");
    await page.getByRole("textbox", { name: "别名" }).fill(`${name}一号，伺服电机`);
    await page.getByRole("textbox", { name: "上位概念" }).fill("没有这种机器");
    await page.getByRole("button", { name: "添加概念" }).click();
    await expect(page.getByRole("textbox", { name: "上位概念" })).toHaveAccessibleDescription(/没有叫“没有这种机器”的概念/);
    await expect(page.getByRole("textbox", { name: "别名" })).toHaveAccessibleDescription(/“伺服电机”也是“伺服电机”的名称/);
    await expect(page.getByRole("textbox", { name: "别名" })).toHaveValue(`${name}一号，伺服电机`);
    await page.getByRole("textbox", { name: "别名" }).fill(`${name}一号`);
    await page.getByRole("textbox", { name: "上位概念" }).fill("伺服电机");
    await page.getByRole("button", { name: "添加概念" }).click();
    await expect(page.getByText(`已添加“${name}”`)).toBeVisible();

    await page.getByRole("link", { name: "修改" }).click();
    await page.getByRole("textbox", { name: "有歧义的名称" }).fill(`${name}一号：纱线、棉纱`);
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存")).toBeVisible();
    await expect(page.getByText("增加：", { exact: false }).first()).toContainText("纱线、棉纱");

    await page.getByText("停用这个概念").click();
    await page.getByRole("button", { name: "停用" }).click();
    await expect(page.getByText("这个概念已停用", { exact: false })).toBeVisible();
    await page.getByText("恢复这个概念").click();
    await page.getByRole("button", { name: "恢复" }).click();
    await expect(page.getByText(`已恢复“${name}”`)).toBeVisible();
    await expect(page.getByRole("link", { name: "修改" })).toBeVisible();
  });
}

test("the trial shows which names of a text are recognised, of a listing by its code too", async ({ data, signIn }) => {
  const listing = await data.createListing({ content: { title: "供应谐波减速器（示例）", side: "SUPPLY" } });
  const page = await signIn(await data.createPerson("moderator"), { javaScriptEnabled: false });
  await page.goto("/staff/taxonomy/try");
  await page.getByRole("textbox", { name: "文字或信息编号" }).fill("采购 AC servo motor 与谐波减速机，用于码垛");
  await page.getByRole("button", { name: "识别" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "谐波减速器", exact: true }) });
  await expect(row).toContainText("谐波减速机");
  await page.getByRole("textbox", { name: "文字或信息编号" }).fill(listing.code);
  await page.getByRole("button", { name: "识别" }).click();
  await expect(row).toContainText("谐波减速器");
  await page.getByRole("textbox", { name: "文字或信息编号" }).fill("JJJ-2026-S-99999999");
  await page.getByRole("button", { name: "识别" }).click();
  await expect(page.getByRole("alert")).toContainText("没有编号为 JJJ-2026-S-99999999 的信息");
  await page.getByRole("textbox", { name: "文字或信息编号" }).fill("你好");
  await page.getByRole("button", { name: "识别" }).click();
  await expect(page.getByText("没有认出概念")).toBeVisible();
});

test("a moderator reads all of it and is offered no change; a member does not get in", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("moderator"));
  await page.goto(address("伺服电机"));
  await expect(page.getByRole("heading", { level: 1, name: "伺服电机" })).toBeVisible();
  await expect(page.getByRole("link", { name: "修改" })).toHaveCount(0);
  await expect(page.getByText("停用这个概念")).toHaveCount(0);
  await page.goto("/staff/taxonomy/new");
  await expect(page).toHaveURL(/\/staff\/taxonomy$/);
  expect((await page.goto(address("没有这种东西")))?.status()).toBe(404);
  const member = await signIn(await data.createPerson("owner"));
  expect((await member.goto("/staff/taxonomy"))?.status()).toBe(403);
  await expect(member.getByText("这是工作人员的页面")).toBeVisible();
});

for (const viewport of [PHONE, DESK]) {
  test(`the pages of the ontology have no serious accessibility fault and no sideways scroll, ${viewport.width} px`, async ({
    data,
    signIn,
  }) => {
    const page = await signIn(await data.createPerson("admin"), { viewport });
    const pages = [
      "/staff/taxonomy",
      "/staff/taxonomy?q=伺服",
      "/staff/taxonomy/new",
      "/staff/taxonomy/try?text=采购伺服电机与谐波减速器",
      "/staff/taxonomy/terms?kind=cluster",
      address("检测服务"),
      address("防火墙"),
      "/staff/taxonomy/concept/edit?name=防火墙",
    ];
    for (const path of pages) {
      await page.goto(path);
      await expectAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, path).toBeLessThanOrEqual(0);
    }
  });
}
