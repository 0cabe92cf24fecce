import type { Locator, Page } from "playwright/test";
import { expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

const WECHAT =
  "Mozilla/5.0 (Linux; Android 12; 示例) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.50 WeChat/arm64";
const IN_WECHAT = { viewport: PHONE, userAgent: WECHAT.replace("示例", "Example"), hasTouch: true, isMobile: true };

/** A hand that counts: one tap is one click or one field focused; typing and pasting are free. */
class Hand {
  taps = 0;
  constructor(private readonly page: Page) {}
  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    await target.click();
  }
  async type(label: string, text: string): Promise<void> {
    this.taps += 1;
    const field = this.page.getByLabel(label, { exact: true });
    await field.focus();
    await field.fill(text);
  }
  /** A list is opened, and one of its lines pressed. */
  async choose(label: string, option: string): Promise<void> {
    this.taps += 2;
    await this.page.getByLabel(label, { exact: true }).selectOption(option);
  }
  press = (name: string | RegExp): Promise<void> => this.tap(this.page.getByRole("button", { name, exact: true }).first());
}

const saved = (page: Page) => expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible({ timeout: 60_000 });

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
    await expect(page.getByText(/已去掉：手机号/)).toBeVisible();
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

test("what is typed survives the page being killed, and goes on on another device", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const page = await signIn(owner, IN_WECHAT);
  await page.goto("/my/listings/new?side=SUPPLY");
  await page.getByLabel("名称", { exact: true }).fill("供应无油空压机");
  await saved(page);
  await expect(page).toHaveURL(/\/my\/listings\/JJJ-\d{4}-S-\d+\/edit\?step=1$/);
  // The page is killed before the next keeping: the device has it.
  const context = page.context();
  const address = page.url();
  await page.getByLabel("详细说明").fill("排气压力 0.8MPa，无油。");
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByLabel("详细说明")).toHaveValue("排气压力 0.8MPa，无油。");
  // Another device finds it from the page of a new one, once this device has sent it.
  const other = await signIn(owner, { viewport: PHONE });
  await other.goto("/my/listings/new?side=SUPPLY");
  await other.getByRole("link", { name: "继续写“供应无油空压机”" }).click();
  await expect(other.getByLabel("名称", { exact: true })).toHaveValue("供应无油空压机");
  await expect(async () => {
    await other.reload();
    await expect(other.getByLabel("详细说明")).toHaveValue("排气压力 0.8MPa，无油。", { timeout: 1000 });
  }).toPass();
});

test("a new page that is killed before anything was kept on the server finds its text on the device", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("owner"), IN_WECHAT);
  await page.goto("/my/listings/new?side=DEMAND");
  await page.context().setOffline(true);
  await page.getByLabel("名称", { exact: true }).fill("求购除湿机");
  await expect(page.getByText("没有网络。您填的内容已存在本机，联网后自动保存。")).toBeVisible();
  // Without a network a button says so, and nothing is lost.
  await page.getByRole("button", { name: "下一步：完善" }).click();
  await expect(page.getByText("网络中断，没有送出。您填的内容还在，联网后请再按一次。")).toBeVisible();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购除湿机");
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto("/my/listings/new?side=DEMAND");
  await expect(again.getByLabel("名称", { exact: true })).toHaveValue("求购除湿机");
  await saved(again);
});

test("two windows do not overwrite each other: both texts are shown, and one is chosen", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const one = await signIn(await data.createPerson("owner", firm), { viewport: PHONE });
  const other = await one.context().newPage();
  await one.goto(`/my/listings/${code}/edit?step=1`);
  // Another device knows nothing of this one's copies.
  await other.goto(`/my/listings/${code}/edit?step=1`);
  await one.getByLabel("名称", { exact: true }).fill("第一个窗口的名称");
  await saved(one);
  await other.getByLabel("名称", { exact: true }).fill("第二个窗口的名称");
  await expect(other.getByText("这条信息在另一个窗口里也改过")).toBeVisible();
  await expect(other.getByText("那边：第一个窗口的名称")).toBeVisible();
  await expect(other.getByLabel("名称", { exact: true })).toHaveValue("第二个窗口的名称");
  await expectAccessible(other);
  await other.getByRole("button", { name: "用那边的" }).click();
  await expect(other.getByLabel("名称", { exact: true })).toHaveValue("第一个窗口的名称");
  await expect(other.getByText("那边：第二个窗口的名称")).toBeVisible();
});

test("a form over an old version is told, keeps what was typed, and is taken when it is sent again", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const owner = await data.createPerson("owner", firm);
  const one = await signIn(owner, { javaScriptEnabled: false, viewport: PHONE });
  const other = await signIn(owner, { javaScriptEnabled: false, viewport: PHONE });
  for (const page of [one, other]) await page.goto(`/my/listings/${code}/edit?step=1`);
  await one.getByLabel("名称", { exact: true }).fill("先保存的名称");
  await one.getByRole("button", { name: "保存草稿" }).click();
  await expect(one.getByText("草稿已保存。")).toBeVisible();
  await other.getByLabel("名称", { exact: true }).fill("后保存的名称");
  await other.getByRole("button", { name: "保存草稿" }).click();
  await expect(other.getByText(/这条信息刚在别处改过/)).toBeVisible();
  await expect(other.getByLabel("名称", { exact: true })).toHaveValue("后保存的名称");
  await other.getByRole("button", { name: "保存草稿" }).click();
  await expect(other.getByText("草稿已保存。")).toBeVisible();
  await expect(other.getByRole("heading", { name: "后保存的名称" })).toBeVisible();
});

test("a sign-in that ends over the form loses nothing: it is sent after signing in again", async ({ data, signIn }) => {
  for (const javaScriptEnabled of [true, false]) {
    const owner = await data.createPerson("owner");
    const page = await signIn(owner, { ...IN_WECHAT, javaScriptEnabled });
    await page.goto("/my/listings/new?side=DEMAND");
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByLabel("名称", { exact: true }).fill("求购激光切割机");
    await page.getByLabel("产品", { exact: true }).check();
    await page.getByLabel("详细说明").fill("六千瓦，幅面 3 米。");
    await page.getByRole("button", { name: "下一步：完善" }).click();
    await expect(page.getByText(javaScriptEnabled ? "请先登录。" : "登录已过期").first()).toBeVisible();
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购激光切割机");
    // Signed in again in another window.
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "下一步：完善" }).click();
    await expect(page.getByLabel("摘要")).toBeVisible();
    await page.getByRole("link", { name: "必填" }).click();
    await expect(page.getByLabel("详细说明")).toHaveValue("六千瓦，幅面 3 米。");
  }
});

test("double taps send once: one draft, one submission", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const page = await signIn(owner, IN_WECHAT);
  await page.goto("/my/listings/new?side=DEMAND");
  await page.getByLabel("产品", { exact: true }).check();
  await page.getByLabel("名称", { exact: true }).fill("求购注塑机两台");
  await page.getByLabel("详细说明").fill("锁模力 1200 千牛。");
  await page.getByRole("button", { name: "下一步：完善" }).dblclick();
  await expect(page.getByLabel("摘要")).toBeVisible();
  await page.getByRole("button", { name: "提交审核" }).dblclick();
  await expect(page.getByText("已提交")).toBeVisible();
  await page.goto("/my/listings");
  await expect(page.getByRole("link", { name: "求购注塑机两台" })).toHaveCount(1);
});

test("the browser's back button shows what was written, not the empty page of before", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  await page.goto("/my/listings/new?side=DEMAND");
  await page.getByLabel("产品", { exact: true }).check();
  await page.getByLabel("名称", { exact: true }).fill("求购冷却塔");
  await page.getByLabel("详细说明").fill("循环水量每小时 300 立方米。");
  await page.getByRole("button", { name: "下一步：完善" }).click();
  await page.getByLabel("摘要").fill("冷却塔一座");
  await page.getByRole("button", { name: "下一步：预览与提交" }).click();
  await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("摘要")).toHaveValue("冷却塔一座");
  await page.goBack();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购冷却塔");
});

test("the posting flow is walked with the keyboard alone", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  await page.goto("/my/listings/new?side=DEMAND");
  await page.getByLabel("产品", { exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("求购叉车");
  await page.keyboard.press("Tab");
  await page.keyboard.type("三吨电动叉车，举升 4.5 米。");
  await page.getByLabel("名称", { exact: true }).focus();
  // Enter leads on.
  await page.keyboard.press("Enter");
  await page.getByLabel("摘要").focus();
  await page.keyboard.type("三吨电动叉车");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
  await page.getByRole("button", { name: "提交审核" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已提交")).toBeVisible();
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
