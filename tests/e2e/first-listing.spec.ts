import { DESK, expect, mailsTo, PHONE, test } from "../support/e2e.ts";
import { Hand, IN_WECHAT, saved } from "../support/hand.ts";
import { endQuietHours, linkIn, mailAbout } from "../support/mail-text.ts";
import { register, signInHere } from "../support/registration.ts";

const PARAGRAPH =
  "我公司因扩产求购真空冷冻干燥机2台，用于益生菌冻干，冻干面积10平方米。预算180万元以内，2099年3月底前交货。联系人王先生，电话13800001234。";

test("a new firm, on a phone in WeChat: registered, posted, killed, resumed, returned, repaired, published, and found by its counterpart", async ({
  browser,
  data,
  signIn,
  visit,
}) => {
  test.setTimeout(420_000);
  const newcomer = {
    firm: `示例曹妃甸冻干${Date.now() % 1_000_000}有限公司`,
    email: `first${Date.now()}@example.invalid`,
    password: "示例口令 not-a-real-one 2026",
  };
  const counterpart = await data.createPerson("owner", await data.createFirm({ region: "TIANJIN", division: "120110" }));
  const supply = await data.createListing({
    firm: counterpart.firm ?? undefined,
    content: {
      side: "SUPPLY",
      title: "供应真空冷冻干燥机",
      summary: "益生菌冻干用真空冷冻干燥机，现货。",
      description: "真空冷冻干燥机整机供应，用于益生菌冻干，冻干面积 10 平方米，每批处理量 300 公斤，含安装与验证。",
      keywords: ["真空冷冻干燥机", "益生菌", "冻干"],
      chain: "biomedicine",
      cooperation: ["PURCHASE"],
      amountMinWan: 80,
      amountMaxWan: 170,
    },
  });
  const theirs = await signIn(counterpart, { viewport: PHONE });
  await endQuietHours(theirs);
  const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
  const mailsOfFirm = () => data.mails(newcomer.email);
  let phone = await visit(IN_WECHAT);

  await test.step("the firm registers, and confirms its address from the mail", async () => {
    await register(phone, newcomer);
    const [mail] = await mailsTo(newcomer.email, 1);
    await phone.goto(linkIn(mail, "/confirm-email"));
    await phone.getByRole("button", { name: "确认邮箱" }).click();
    await expect(phone.getByText("邮箱已经确认。")).toBeVisible();
    await phone.goto("/login");
    await signInHere(phone, newcomer);
    await expect(phone).toHaveURL(/\/my$/);
    await phone.goto("/my/organization");
    await phone.getByRole("button", { name: "提交认证" }).click();
    await expect(phone.getByText("已提交认证").first()).toBeVisible();
    await staff.goto("/staff/organizations");
    await staff.getByRole("link", { name: newcomer.firm }).click();
    await staff.getByRole("checkbox").first().check();
    await staff.getByRole("button", { name: "通过认证", exact: true }).click();
    await expect(staff.getByText("已认证").first()).toBeVisible();
  });

  let hand = new Hand(phone);
  await test.step("a pasted paragraph fills the form", async () => {
    await phone.goto("/my");
    await hand.tap(phone.getByRole("link", { name: "发布需求" }));
    await hand.type("粘贴一段话", PARAGRAPH);
    await hand.press("识别");
    await expect(phone.getByText(/识别出 \d+ 项，请核对/)).toBeVisible();
    await expect(phone.getByLabel("名称", { exact: true })).toHaveValue(/真空冷冻干燥机/);
    await hand.press("下一步：完善");
    await hand.type("关键字", "真空冷冻干燥机、益生菌");
    await saved(phone);
  });

  await test.step("the page is killed and resumes with everything typed", async () => {
    await hand.type("摘要", "益生菌冻干用真空冷冻干燥机两台");
    // What the phone keeps of a page that it ends: its cookies and what the page stored.
    const storageState = await phone.context().storageState();
    await phone.context().close();
    const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, ...IN_WECHAT, storageState });
    phone = await context.newPage();
    hand = hand.on(phone);
    await phone.goto("/my");
    await hand.tap(phone.getByRole("link", { name: /真空冷冻干燥机/ }));
    await hand.tap(phone.getByRole("link", { name: "继续填写" }));
    await expect(phone.getByLabel("详细说明")).toHaveValue(/冻干面积10平方米/);
    await hand.press("下一步：完善");
    await expect(phone.getByLabel("摘要")).toHaveValue("益生菌冻干用真空冷冻干燥机两台");
    await expect(phone.getByLabel("关键字")).toHaveValue("真空冷冻干燥机、益生菌");
    await expect(phone.getByLabel("最高金额")).toHaveValue("180");
    await expect(phone.getByLabel("采购", { exact: true })).toBeChecked();
  });

  let code = "";
  await test.step("it is handed in with at most 25 taps", async () => {
    await hand.choose("产业链", "biomedicine");
    await hand.press("下一步：预览与提交");
    await expect(phone.getByRole("heading", { name: "详细页面" })).toBeVisible();
    await hand.press("提交审核");
    await expect(phone.getByText("已提交").first()).toBeVisible();
    expect(hand.taps).toBeLessThanOrEqual(25);
    code = /JJJ-\d{4}-D-\d+/.exec(phone.url())?.[0] ?? "";
    expect(code).not.toBe("");
  });

  const decide = async (decision: string) => {
    await staff.getByRole("button", { name: decision, exact: true }).click();
    await expect(staff.getByText("结论已记录")).toBeVisible();
  };
  await test.step("staff return it with a remark at a field", async () => {
    await staff.goto(`/staff/review/${code}`);
    await staff.getByRole("button", { name: "开始审核" }).click();
    await expect(staff.getByText("您正在审核")).toBeVisible();
    await staff.getByLabel("指标不完整").check();
    await staff.getByText("逐项批注").click();
    await staff.getByRole("textbox", { name: "详细说明" }).fill("请补充每批处理量，例如“每批 200 公斤”。");
    await decide("退回修改");
  });

  await test.step("the mail leads to the marked field with the suggestion, it is repaired and handed in again", async () => {
    const mail = await mailAbout(mailsOfFirm, "退回修改");
    await phone.goto(linkIn(mail, `/my/listings/${code}`));
    await phone.getByRole("link", { name: "改好重新提交" }).click();
    const field = phone.getByLabel("详细说明");
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(/审核意见：请补充每批处理量/);
    await field.fill(`${await field.inputValue()}每批处理量不少于 200 公斤。`);
    await phone.getByRole("button", { name: "提交审核" }).click();
    await expect(phone.getByText("已提交").first()).toBeVisible();
  });

  await test.step("staff publish it", async () => {
    await staff.goto(`/staff/review/${code}`);
    await decide("通过");
    await mailAbout(mailsOfFirm, "已发布");
  });

  await test.step("the alert reaches the counterpart, who follows its link and says 合适", async () => {
    const mail = await mailAbout(() => data.mails(counterpart.email), "真空冷冻干燥机");
    await theirs.goto(linkIn(mail, `/listings/${code}`));
    const own = theirs.getByRole("listitem").filter({ has: theirs.getByRole("link", { name: supply.title }) });
    await own.getByRole("button", { name: "合适", exact: true }).click();
    await expect(theirs.getByText(`已把 ${supply.code} 标为合适`)).toBeVisible();
    await expect(own.getByText("你标为：合适")).toBeVisible();
  });
  await phone.context().close();
});
