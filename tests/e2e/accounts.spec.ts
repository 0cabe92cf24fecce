import type { Page } from "playwright/test";
import { chooseByTyping, expect, expectAccessible, mailsTo, PHONE, test } from "../support/e2e.ts";
import { linkIn } from "../support/mail-text.ts";

const PASSWORD = "春眠不觉晓处处闻啼鸟夜来风雨声";
/** The refusal on the page; Next's own announcer has the same role and is empty. */
const refusal = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });

for (const javaScriptEnabled of [true, false]) {
  test(`a firm registers on a phone and its person signs in, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visit,
  }) => {
    const page = await visit({ viewport: PHONE, javaScriptEnabled });
    const unique = `${Date.now()}${javaScriptEnabled}`;
    const email = `reg-${unique}@example.invalid`.toLowerCase();
    await page.goto("/register");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "注册" }).click();
    await expect(refusal(page, "请填写")).toBeVisible();
    await page.getByLabel("单位全称").fill(`示例注册${unique}有限公司`);
    await page.getByLabel("统一社会信用代码").fill("");
    await page.getByLabel("所在地区").selectOption("HEBEI");
    if (javaScriptEnabled) await chooseByTyping(page, "区县", "曹妃甸");
    else await page.getByLabel("区县").selectOption("130209");
    await page.getByLabel("联系人").fill("示例联系人");
    await page.getByLabel("手机", { exact: true }).fill("13800000002");
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByLabel("密码").fill("short");
    await page.getByLabel("我已阅读并同意").check();
    await page.getByRole("button", { name: "注册" }).click();
    await expect(refusal(page, "密码太短")).toBeVisible();
    await expect(page.getByLabel("单位全称")).toHaveValue(`示例注册${unique}有限公司`);
    await expect(page.getByLabel("区县")).toHaveValue(javaScriptEnabled ? "曹妃甸区" : "130209");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "注册" }).click();
    await expect(page.getByRole("heading", { name: "注册已提交" })).toBeVisible();

    await page.getByRole("link", { name: "去登录" }).click();
    await page.getByLabel("邮箱或手机号").fill(email);
    await page.getByLabel("密码").fill("a wrong password, long");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await expect(refusal(page, "账号或密码不正确")).toBeVisible();
    await expect(page.getByLabel("邮箱或手机号")).toHaveValue(email);
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await expect(page).toHaveURL(/\/my$/);

    await page.goto("/my/organization");
    await expect(page.getByText("单位尚未认证")).toBeVisible();
    await page.getByRole("button", { name: "提交认证" }).click();
    await expect(page.getByText("已提交认证，协会正在核实")).toBeVisible();
    await page.goto("/my/settings");
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.goto("/my/settings");
    await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  });
}

test("sec-06 a forgotten password: looking at the mailed link uses nothing up, the button does, once", async ({
  data,
  visit,
}) => {
  const person = await data.createUser();
  const page = await visit();
  await page.goto("/forgot-password");
  await expectAccessible(page);
  await page.getByLabel("邮箱或手机号").fill(person.email);
  await page.getByRole("button", { name: "发送重设邮件" }).click();
  await expect(page.getByRole("status").filter({ hasText: "如果这个账号存在" })).toBeVisible();
  const [mail] = await mailsTo(person.email, 1);
  const link = linkIn(mail, "/reset-password");
  expect(link).not.toBe("");
  for (let i = 0; i < 3; i++) await page.request.get(link);
  await page.goto(link);
  await page.getByLabel("新密码").fill(PASSWORD);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto(link);
  await page.getByLabel("新密码").fill(`${PASSWORD}二`);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(refusal(page, "链接已失效")).toBeVisible();
});

test("a mailed link signs in by its button, without JavaScript", async ({ data, visit }) => {
  const person = await data.createUser();
  const page = await visit({ javaScriptEnabled: false, viewport: PHONE });
  await page.goto("/login?callbackUrl=//evil.example");
  await page.getByLabel("接收链接的邮箱").fill(person.email);
  await page.getByRole("button", { name: "发送邮件链接" }).click();
  await expect(page.getByText("登录邮件已经发出")).toBeVisible();
  const [mail] = await mailsTo(person.email, 1);
  const link = linkIn(mail, "/login/link");
  expect(link).not.toBe("");
  await page.goto(link);
  await page.getByRole("button", { name: "确认登录" }).click();
  await expect(page).toHaveURL(/\/my$/);
  await page.goto(link);
  await page.getByRole("button", { name: "确认登录" }).click();
  await expect(refusal(page, "链接已失效")).toBeVisible();
});

test("staff verify a firm and record what was checked; a second employee joins it", async ({ data, signIn }) => {
  const owner = await data.createPerson("pending");
  const staff = await signIn(await data.createPerson("moderator"));
  const firmPage = await signIn(owner);
  await firmPage.goto("/my/organization");
  await firmPage.getByRole("button", { name: "提交认证" }).click();
  await expect(firmPage.getByText("已提交认证，协会正在核实")).toBeVisible();

  await staff.goto("/staff/organizations");
  await expectAccessible(staff);
  await staff.getByRole("link", { name: owner.firm?.name }).click();
  await staff.getByLabel("电话回访").check();
  await staff.getByRole("button", { name: "通过认证" }).click();
  await expect(staff.getByText("已认证").first()).toBeVisible();
  await expectAccessible(staff);
  await firmPage.reload();
  await expect(firmPage.getByText("核对了：电话回访")).toBeVisible();

  const colleague = await data.createUser();
  const theirs = await signIn(colleague, { viewport: PHONE });
  await theirs.goto(`/join?organization=${owner.firm?.id}`);
  await theirs.getByLabel("说明").fill("采购部");
  await theirs.getByRole("button", { name: "申请加入" }).click();
  await expect(theirs.getByText("您的加入申请正在等待处理")).toBeVisible();
  await firmPage.reload();
  await firmPage.getByRole("button", { name: /^同意/ }).click();
  const takeOut = firmPage.getByText(/^把 .+ 移出单位$/);
  await expect(takeOut.first()).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: owner.firm?.name })).toBeVisible();
  await takeOut.first().click();
  await firmPage.getByRole("button", { name: /移出单位$/ }).click();
  await expect(firmPage.getByText("已移出单位。")).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole("heading", { name: owner.firm?.name })).toBeHidden();
});

test("a key made in the settings is shown once and works", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"));
  await page.goto("/my/settings");
  await expectAccessible(page);
  await page.getByLabel("密钥名称").fill("取数脚本");
  await page.getByLabel("读取").check();
  await page.getByRole("button", { name: "生成密钥" }).click();
  const notice = page.getByText(/只显示这一次/);
  const key = /jjj_[\w-]{43}/.exec((await notice.textContent()) ?? "")?.[0];
  const answer = await page.request.get("/api/v1/me", { headers: { authorization: `Bearer ${key}` } });
  expect(await answer.json()).toMatchObject({ persona: "owner", scopes: ["read"] });
  await page.reload();
  await expect(page.getByText(String(key))).toHaveCount(0);
});
