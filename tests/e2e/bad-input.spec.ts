import { expect, PHONE, test } from "../support/e2e.ts";
import { fillRequired, IN_WECHAT } from "../support/hand.ts";

/** As Word puts it into the clipboard: soft line ends, no-break spaces, smart quotes, bullets of its symbol font, a stray mark. */
const FROM_WORD =
  "一、技术要求\u000b\uf0b7\t流量\u00a050\u202fm³/h，“防爆”等级 ‘Ex\u00a0d IIB T4’\r\n\uf0b7\t材质：\u200b双相钢\u2028二、交货期：３个月\ufeff";
const AS_MEANT = "一、技术要求\n•\t流量 50 m³/h，“防爆”等级 ‘Ex d IIB T4’\n•\t材质：双相钢\n二、交货期：３个月";

for (const javaScriptEnabled of [true, false]) {
  test(`full-width figures, emoji and a text pasted from Word are taken as they were meant, ${
    javaScriptEnabled ? "with" : "without"
  } JavaScript`, async ({ data, signIn }) => {
    const page = await signIn(await data.createPerson("owner"), { ...IN_WECHAT, javaScriptEnabled });
    await page.goto("/my/listings/new?side=DEMAND");
    await fillRequired(page, "求购\u00a0双相钢防爆泵 👨‍🔧１２台\u200b", FROM_WORD);
    await page.getByRole("button", { name: "下一步：完善" }).click();
    await page.getByLabel("摘要").fill("双相钢防爆泵👍🏽十二台");
    await page.getByLabel("最低金额").fill("８百万");
    await page.getByLabel("最高金额").fill("１，２００万");
    await page.getByRole("button", { name: "下一步：预览与提交" }).click();
    await expect(page.getByText("求购 双相钢防爆泵 👨‍🔧１２台").first()).toBeVisible();
    await expect(page.getByText("800–1,200 万元").first()).toBeVisible();
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByText("已提交").first()).toBeVisible();
    const code = /JJJ-\d{4}-D-\d+/.exec(page.url())?.[0] ?? "";
    const stored = (await (await page.request.get(`/api/v1/listings/${code}`)).json()) as Record<string, unknown>;
    expect(stored).toMatchObject({
      title: "求购 双相钢防爆泵 👨‍🔧１２台",
      summary: "双相钢防爆泵👍🏽十二台",
      description: AS_MEANT,
      amountMinWan: 800,
      amountMaxWan: 1200,
    });
  });
}

test("a figure that is none, and a text over its length in emoji, are told at their fields in plain words and kept", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  await page.goto("/my/listings/new?side=SUPPLY");
  await fillRequired(page, "🔩".repeat(61), "紧固件。");
  await page.getByRole("button", { name: "下一步：完善" }).click();
  const title = page.getByLabel("名称", { exact: true });
  await expect(title).toHaveAccessibleDescription(/最多 60 个字/);
  await expect(title).toBeFocused();
  await title.fill("🔩".repeat(60));
  await page.getByRole("button", { name: "下一步：完善" }).click();
  const amount = page.getByLabel("最高金额");
  await amount.fill("电议");
  await page.getByRole("button", { name: "下一步：预览与提交" }).click();
  await expect(amount).toHaveAccessibleDescription(/应为数字（万元）/);
  await expect(amount).toBeFocused();
  await expect(amount).toHaveValue("电议");
});
