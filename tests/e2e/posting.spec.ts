import { expect, expectAccessible, test } from "../support/e2e.ts";
import { Hand, IN_WECHAT } from "../support/hand.ts";

test("on a phone in WeChat all ten fields are filled by hand and handed in with at most 25 taps", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), IN_WECHAT);
  await page.goto("/my");
  const hand = new Hand(page);
  await hand.tap(page.getByRole("link", { name: "发布需求" }));
  await hand.tap(page.getByLabel("产品", { exact: true }));
  await hand.type("名称", "求购谐波减速器 200 台");
  await hand.type("详细说明", "用于六轴机器人第二、三关节，速比 100，背隙不大于 1 弧分，需提供检测报告。");
  await hand.press("下一步：完善");
  await hand.type("摘要", "六轴机器人用谐波减速器");
  await hand.type("关键字", "谐波减速器、机器人");
  await hand.choose("产业链", "robotics");
  await hand.tap(page.getByLabel("采购", { exact: true }));
  await hand.type("有效期至", await page.getByLabel("有效期至").inputValue());
  await hand.press("下一步：预览与提交");
  await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
  await hand.press("提交审核");
  await expect(page.getByText("已提交")).toBeVisible();
  expect(hand.taps).toBeLessThanOrEqual(25);
  expect(hand.taps).toBe(13);
});

test("a pasted paragraph fills what is empty, leaves what was typed and ways of contact out, and can be taken back", async ({
  data,
  signIn,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await signIn(await data.createPerson("owner"), { ...IN_WECHAT, javaScriptEnabled });
    await page.goto("/my");
    const hand = new Hand(page);
    await hand.tap(page.getByRole("link", { name: "发布需求" }));
    await hand.type("名称", "自己起的名称");
    await hand.type(
      "粘贴一段话",
      "我公司求购谐波减速器200台，用于六轴机器人，速比100，供应商须通过ISO9001认证。预算８０万元以内，2099年3月底前交货。联系人王先生，电话13800001234。",
    );
    await hand.press("识别");
    await expect(page.getByText(/识别出 \d+ 项，请核对/)).toBeVisible();
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue("自己起的名称");
    await expect(page.getByText("（您已填写，没有改动）")).toBeVisible();
    await expect(page.getByText(/已去掉：联系人、手机号/)).toBeVisible();
    await expect(page.getByLabel("产品", { exact: true })).toBeChecked();
    await expect(page.getByLabel("详细说明")).not.toHaveValue(/1380000|王先生/);
    if (javaScriptEnabled) await expectAccessible(page);
    await hand.press("下一步：完善");
    await expect(page.getByLabel("产业链", { exact: true })).toHaveValue("robotics");
    await expect(page.getByLabel("采购", { exact: true })).toBeChecked();
    await expect(page.getByLabel("最高金额")).toHaveValue("80");
    await expect(page.getByLabel("需求时限")).toHaveValue("2099-03-31");
    await expect(page.getByLabel("关键字")).toHaveValue(/谐波减速器/);
    await hand.press("下一步：预览与提交");
    await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
    await hand.press("提交审核");
    await expect(page.getByText("已提交")).toBeVisible();
    expect(hand.taps).toBe(7);
    await page.goto("/my/listings/new?side=DEMAND");
    await page.getByLabel("粘贴一段话", { exact: true }).fill("求购伺服电机 50 台。");
    await page.getByRole("button", { name: "识别", exact: true }).click();
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue(/伺服电机/);
    await page.getByText("粘贴一段话，自动填写").click();
    await page.getByRole("button", { name: "撤销识别" }).click();
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue("");
  }
});

test("while typing, the firms that could answer are told with their regions and reasons, and nothing is claimed when there are none", async ({
  data,
  signIn,
}) => {
  const tianjin = await data.createFirm({ region: "TIANJIN", division: "120110" });
  await data.createListing({
    firm: tianjin,
    content: {
      side: "SUPPLY",
      form: "PRODUCT",
      title: "供应乳胶分层离心脱泡机",
      description: "乳胶离心脱泡机整机供应，真空度 95 千帕，容量 20 升，脱泡时间 5 分钟。",
      keywords: ["离心脱泡机", "乳胶"],
      cooperation: ["PURCHASE"],
    },
  });
  const page = await signIn(await data.createPerson("owner"), IN_WECHAT);
  await page.goto("/my/listings/new?side=DEMAND");
  await page.getByLabel("产品", { exact: true }).check();
  await page.getByLabel("名称", { exact: true }).fill("求购乳胶离心脱泡机");
  await page.getByLabel("详细说明").fill("乳胶离心脱泡机两台，容量 20 升，真空度不低于 90 千帕。");
  const panel = page.getByRole("region", { name: "有没有对接的" });
  await expect(panel.getByText(/有 1 家企业能供.*天津 1 家/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole("link", { name: "供应乳胶分层离心脱泡机" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("名称", { exact: true }).fill("求购古琴丝弦二十套");
  await page.getByLabel("详细说明").fill("蚕丝琴弦，用于古琴演奏。");
  await expect(panel.getByText(/^暂无匹配/)).toBeVisible({ timeout: 60_000 });
});
