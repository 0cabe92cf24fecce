import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

for (const [device, viewport, javaScriptEnabled] of [
  ["on a phone without JavaScript", PHONE, false],
  ["at a desk", DESK, true],
] as const) {
  test(`${device} a firm marks a match 不合适, sees it hidden, shows it again, takes the word back and says 合适`, async ({
    data,
    signIn,
  }) => {
    const thing = javaScriptEnabled ? "真空干燥箱" : "水质采样船";
    const common = { keywords: [thing], description: `${thing}，用于科研。`, summary: "", chain: null };
    const buyer = await data.createPerson("owner");
    const demand = await data.createListing({
      firm: buyer.firm ?? undefined,
      content: { side: "DEMAND", title: `示例：求购${thing}`, ...common },
    });
    const supply = await data.createListing({ content: { side: "SUPPLY", title: `示例：供应${thing}`, ...common } });
    const page = await signIn(buyer, { viewport, javaScriptEnabled });
    await page.goto(`/my/listings/${demand.code}`);
    const match = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: supply.title }) });
    await expect(match).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);

    await match.getByText("不合适…").click();
    await match.getByRole("button", { name: "标为不合适" }).click();
    await expect(match.getByRole("alert")).toContainText("请选择原因");
    await match.getByLabel("为什么不合适").selectOption({ label: "指标或规格不合" });
    await match.getByLabel("补充说明").fill("容积不够");
    await match.getByRole("button", { name: "标为不合适" }).click();
    await expect(page.getByText(`已把 ${supply.code} 标为不合适`)).toBeVisible();
    await expect(match).toBeHidden();
    await expect(page.getByText("已隐藏 1 条")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);

    await page.getByRole("link", { name: "显示已隐藏" }).click();
    await expect(match.getByText("你标为：不合适 · 指标或规格不合 · 容积不够")).toBeVisible();
    // The page goes to its anchor once it is whole: a click before that may meet another place.
    await page.waitForLoadState();
    await match.getByRole("button", { name: "撤销" }).click();
    await expect(page.getByText(`已撤销对 ${supply.code} 的评价`)).toBeVisible();
    await page.waitForLoadState();
    await match.getByRole("button", { name: "合适", exact: true }).click();
    await expect(page.getByText(`已把 ${supply.code} 标为合适`)).toBeVisible();
    await expect(match.getByText("你标为：合适")).toBeVisible();

    const staff = await signIn(await data.createPerson("admin"), { viewport, javaScriptEnabled });
    await staff.goto("/staff/matching");
    await expect(staff.getByRole("rowheader", { name: "全部", exact: true })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(staff);
    await staff.getByRole("link", { name: "匹配权重" }).click();
    if (javaScriptEnabled) await expectAccessible(staff);
    await staff.getByRole("button", { name: "试算" }).click();
    await expect(staff.getByRole("main").getByRole("alert")).toContainText("请选择文件或粘贴内容");
  });
}
