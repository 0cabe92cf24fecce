import type { Page } from "playwright/test";
import { creditCheckCharacter } from "../../lib/kernel/credit-code.ts";
import { chooseByTyping, DESK, expect, expectAccessible, mailsTo, PHONE, test } from "../support/e2e.ts";
import { subjectOf } from "../support/mail-text.ts";

const PASSWORD = "示例口令 not-a-real-one 2026";
const BEIJING_CONTACT = { name: "示例京方联系人", phone: "010-00004321", email: "jing@example.invalid" };

/** A credit code with a right check character over a division nobody holds. */
function newCreditCode(): string {
  const serial = String(Date.now() % 1_000_000_000).padStart(9, "0");
  const first17 = `91139900${serial}`;
  return `${first17}${creditCheckCharacter(first17)}`;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

for (const [where, viewport] of [
  ["a phone (390 px)", PHONE],
  ["a desk (1440 px)", DESK],
] as const) {
  test(`on ${where}: a firm registers, posts, repairs what was returned, is matched, and both firms meet after both agreed`, async ({
    data,
    signIn,
    visit,
  }) => {
    test.setTimeout(240_000);
    // Both journeys run at once in one database: each has a title of its own.
    const title = `加氢站求购无油氢气压缩机（${viewport.width} 号站）`;
    const staff = await signIn(await data.createPerson("moderator"), { viewport });
    const beijing = await data.createFirm({ region: "BEIJING", division: "110108", contact: { create: BEIJING_CONTACT } });
    const supplier = await data.createPerson("owner", beijing);
    const supply = await data.createListing({
      firm: beijing,
      content: {
        side: "SUPPLY",
        title: `供应 35MPa 加氢站用无油隔膜压缩机（${viewport.width} 型）`,
        summary: "氢气隔膜压缩机，排气压力 45MPa，无油。",
        description: "氢气隔膜压缩机整机供应，与氢气接触部分无油，排气压力 45MPa，排量 500Nm³/h，撬装，低温零下 30 度可启动。",
        keywords: ["隔膜压缩机", "加氢站"],
        chain: "hydrogen",
        cooperation: ["PURCHASE"],
        amountMinWan: 160,
        amountMaxWan: 200,
      },
    });

    // A Hebei firm registers and asks to be verified.
    const firm = await visit({ viewport });
    const email = `hebei${Date.now()}@example.invalid`;
    const name = `示例张家口加氢${Date.now() % 100_000}有限公司`;
    await firm.goto("/register");
    await firm.getByLabel("单位全称").fill(name);
    await firm.getByLabel("统一社会信用代码").fill(newCreditCode());
    await firm.getByLabel("所在地区").selectOption({ label: "河北" });
    await chooseByTyping(firm, "区县", "张家口市");
    await firm.getByLabel("联系人", { exact: true }).fill("示例冀方联系人");
    await firm.getByLabel("手机", { exact: true }).fill("13800001111");
    await firm.getByLabel("邮箱或手机号").fill(email);
    await firm.getByLabel("密码").fill(PASSWORD);
    await firm.getByRole("checkbox").check();
    await press(firm, "注册");
    await firm.waitForURL("**/register/done");
    await firm.goto("/login");
    await firm.getByLabel("邮箱或手机号").first().fill(email);
    await firm.getByLabel("密码").fill(PASSWORD);
    await press(firm, "登录");
    await firm.waitForURL("**/my");
    await firm.goto("/my/organization");
    await press(firm, "提交认证");
    await expect(firm.getByText("已提交认证").first()).toBeVisible();

    // Staff verify it.
    await staff.goto("/staff/organizations");
    await staff.getByRole("link", { name }).click();
    await staff.getByRole("checkbox").first().check();
    await press(staff, "通过认证");
    await expect(staff.getByText("已认证").first()).toBeVisible();

    // It posts a demand that lacks its figures.
    await firm.goto("/my/listings/new?side=DEMAND");
    await firm.getByLabel("产品", { exact: true }).check();
    await firm.getByLabel("名称", { exact: true }).fill(title);
    await firm.getByLabel("详细说明").fill("加氢站更换氢气压缩机，要求与氢气接触部分无油。");
    await press(firm, "下一步：完善");
    await firm.getByLabel("产业链", { exact: true }).selectOption({ label: "氢能" });
    await firm.getByLabel("采购", { exact: true }).check();
    await expectAccessible(firm);
    await press(firm, "下一步：预览与提交");
    await expect(firm.getByRole("heading", { name: "详细页面" })).toBeVisible();
    // From here until after the approval the mail server is away.
    await data.stopMail();
    await press(firm, "提交审核");
    await expect(firm.getByText("已提交").first()).toBeVisible();
    const code = /JJJ-\d{4}-D-\d+/.exec(firm.url())?.[0] ?? "";
    expect(code).not.toBe("");

    // A moderator returns it with reasons; the mail waits out the undo, then reaches the firm.
    await staff.goto("/staff/review");
    await staff.getByRole("link", { name: title }).first().click();
    await press(staff, "开始审核");
    await expect(staff.getByText("您正在审核")).toBeVisible();
    await staff.getByLabel("指标不完整").check();
    await staff.getByLabel("说明", { exact: true }).fill("请写明排气压力、排量和使用温度");
    await press(staff, "退回修改");
    await expect(staff.getByText("结论已记录")).toBeVisible();

    // The firm reads why, repairs and resubmits.
    await firm.goto(`/my/listings/${code}`);
    await expect(firm.getByText("请写明排气压力、排量和使用温度").first()).toBeVisible();
    await firm.getByRole("link", { name: "改好重新提交" }).click();
    await expect(firm.getByText("请写明排气压力、排量和使用温度").first()).toBeVisible();
    await firm
      .getByLabel("详细说明")
      .fill("加氢站更换氢气压缩机，与氢气接触部分无油，排气压力 45MPa，撬装，冬天零下 25 度可启动。");
    await press(firm, "下一步：完善");
    await firm.getByLabel("最低金额").fill("１８０");
    await firm.getByLabel("最高金额").fill("260");
    await press(firm, "提交审核");
    await expect(firm.getByText("已提交").first()).toBeVisible();
    await staff.goto(`/staff/review/${code}`);
    await expect(staff.getByRole("heading", { name: "与上一版的差别" })).toBeVisible();
    await expectAccessible(staff);
    await press(staff, "通过");
    await expect(staff.getByText("结论已记录")).toBeVisible();

    await expect.poll(() => data.failedAttempts(email), { timeout: 60_000 }).toBeGreaterThan(0);
    await data.startMail();

    // The Beijing supply appears as a match, with reasons that quote both texts.
    await firm.goto(`/my/listings/${code}`);
    const match = firm.getByRole("listitem").filter({ has: firm.getByRole("link", { name: supply.title }) });
    await expect(match).toBeVisible();
    await expect(match.getByText("45MPa").first()).toBeVisible();

    // The Beijing firm expresses interest, Hebei accepts.
    const asker = await signIn(supplier, { viewport });
    await asker.goto(`/listings/${code}`);
    await asker.getByLabel("寻求的合作").fill("按贵方工况供应整机");
    await asker.getByLabel("待澄清的问题").fill("现场供电条件");
    await asker.getByLabel("我方情况").fill("已有十台运行业绩");
    await press(asker, "我有意向");
    await expect(asker.getByText("已申请").first()).toBeVisible();
    await firm.goto("/my/interests");
    await firm.getByRole("link", { name: title }).first().click();
    await expect(firm.getByText("按贵方工况供应整机")).toBeVisible();
    await expect(firm.getByText(BEIJING_CONTACT.phone)).toHaveCount(0);
    await press(firm, "同意对接");
    await expect(firm.getByText("已同意").first()).toBeVisible();
    const interestPath = new URL(firm.url()).pathname;

    // Both see the contact on a press; a third firm, a visitor and the API do not.
    await press(firm, "查看联系方式");
    await expect(firm.getByText(BEIJING_CONTACT.phone)).toBeVisible();
    await asker.goto(interestPath);
    await press(asker, "查看联系方式");
    await expect(asker.getByText("13800001111")).toBeVisible();
    const third = await signIn(await data.createPerson("owner"), { viewport });
    expect((await third.goto(interestPath))?.status()).toBe(404);
    const id = interestPath.split("/").at(-1);
    expect((await third.request.get(`/api/v1/interests/${id}`)).status()).toBe(404);
    const stranger = await visit({ viewport });
    expect((await stranger.request.get(`/api/v1/interests/${id}`)).status()).toBe(401);
    for (const path of [
      `/listings/${code}`,
      `/listings/${supply.code}`,
      `/api/v1/listings/${code}`,
      `/api/v1/listings/${code}/matches`,
    ]) {
      const text = await (await stranger.request.get(path)).text();
      expect(text).not.toContain("13800001111");
      expect(text).not.toContain(BEIJING_CONTACT.phone);
    }
    await stranger.goto(interestPath);
    await stranger.waitForURL("**/login**");

    // Every step was told by mail, exactly once, the server's absence notwithstanding. Decisions wait out their undo first.
    const subjects = ["已提交审核", "退回修改", "已提交审核", "已发布", "新的对接申请"].map(
      (step) => `【京津冀机会清单】${step}：${title}`,
    );
    await expect.poll(() => data.waitingMails(email), { timeout: 60_000 }).toBe(0);
    const mails = await data.mails(email);
    expect(
      mails
        .map(({ raw }) => subjectOf(raw))
        .filter((subject) => subject.includes(title))
        .toSorted(),
    ).toEqual(subjects.toSorted());
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    expect(mails.every(({ raw }) => !raw.includes(BEIJING_CONTACT.phone))).toBe(true);
    const [accepted] = await mailsTo(supplier.email, 1);
    expect(subjectOf(accepted?.raw ?? "")).toBe(`【京津冀机会清单】对方已同意对接：${title}`);
  });
}
