import type { Page } from "playwright/test";
import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

const next = (page: Page) => page.getByRole("button", { name: /^下一步/ }).click();
const step = (page: Page) => page.getByRole("navigation", { name: "填写步骤" }).locator("[aria-current=step]");

test("a firm posts a demand on a phone: what is missing is told at its field, then it reads 已提交", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  await page.goto("/my");
  await page.getByRole("link", { name: "发布需求" }).click();
  await page.getByLabel("产品").check();
  await page.getByLabel("名称", { exact: true }).fill("求购谐波减速器 200 台");
  await expectAccessible(page);
  await next(page);
  await expect(page.getByLabel("详细说明")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购谐波减速器 200 台");
  await page.getByLabel("详细说明").fill("用于六轴机器人第二、三关节，速比 100，背隙不大于 1 弧分，需提供检测报告。");
  await next(page);
  await expect(step(page)).toContainText("完善");
  await page.getByLabel("最低金额").fill("60");
  await page.getByLabel("最高金额").fill("３０");
  await next(page);
  await expect(page.getByLabel("最低金额")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("最低金额").fill("２０");
  await page.getByLabel("摘要").fill("六轴机器人用谐波减速器");
  await page.getByLabel("关键字").fill("谐波减速器、机器人");
  await page.getByLabel("产业链", { exact: true }).selectOption("robotics");
  await page.getByLabel("采购").check();
  await expectAccessible(page);
  await next(page);
  await expect(step(page)).toContainText("预览与提交");
  await expect(page.getByText("20–30 万元").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交")).toBeVisible();
  await expect(page.getByText("待审核").first()).toBeVisible();
  await expectAccessible(page);
});

test("上一步 keeps what cannot be read yet, and nothing is handed in before it is repaired", async ({ data, signIn }) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await signIn(await data.createPerson("owner"), { javaScriptEnabled, viewport: PHONE });
    await page.goto("/my/listings/new?side=DEMAND");
    await page.getByLabel("产品").check();
    await page.getByLabel("名称", { exact: true }).fill("求购伺服电机");
    await page.getByLabel("详细说明").fill("750W 交流伺服电机。");
    await next(page);
    await page.getByLabel("最高金额").fill("约五十");
    await page.getByRole("button", { name: "上一步" }).click();
    await expect(page.getByLabel("名称", { exact: true })).toHaveValue("求购伺服电机");
    await page.getByLabel("名称", { exact: true }).fill("求购伺服电机 50 台");
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByLabel("最高金额")).toHaveValue("约五十");
    await expect(page.getByLabel("最高金额")).toHaveAccessibleDescription(/应为数字（万元）/);
    await page.getByLabel("最高金额").fill("50");
    await next(page);
    await expect(
      page.getByRole("region", { name: "列表里的一行" }).or(page.getByText("求购伺服电机 50 台").first()),
    ).toBeVisible();
    await page.getByRole("button", { name: "提交审核" }).click();
    await expect(page.getByText("已提交")).toBeVisible();
  }
});

test("without JavaScript a draft is saved, changed and withdrawn after submission", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"), { javaScriptEnabled: false, viewport: DESK });
  await page.goto("/my/listings/new?side=SUPPLY");
  await page.getByLabel("名称", { exact: true }).fill("供".repeat(61));
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("最多 60 个字").first()).toBeVisible();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue("供".repeat(61));
  await page.getByLabel("名称", { exact: true }).fill("供应伺服电机");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("草稿已保存。")).toBeVisible();
  await page.getByRole("link", { name: "继续填写" }).click();
  await page.getByLabel("系统集成服务").check();
  await page.getByLabel("详细说明").fill("750W 交流伺服电机，含驱动器与调试。");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("已提交")).toBeVisible();
  await page.getByText("撤回", { exact: true }).first().click();
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByText("已撤回，不再公开。")).toBeVisible();
  await page.getByRole("button", { name: "重新编辑" }).click();
  await expect(page.getByText("已变回草稿，可以修改后重新送审。")).toBeVisible();
});

test("an edit of a published listing stands beside the public text until it is dropped", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const owner = await data.createPerson("owner", firm);
  const { code, title } = await data.createListing({ firm });
  const page = await signIn(owner);
  await page.goto(`/my/listings/${code}`);
  await page.getByRole("link", { name: "修改内容" }).click();
  await page.getByLabel("名称", { exact: true }).fill("改过的名称");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("修改稿：待审核")).toBeVisible();
  await expect(page.getByRole("row", { name: /名称/ })).toContainText("改过的名称");
  await expect(page.getByRole("row", { name: /名称/ })).toContainText(title);
  await expectAccessible(page);
  await page.getByRole("button", { name: "放弃修改稿" }).click();
  await expect(page.getByText("修改稿已放弃，公开内容不变。")).toBeVisible();
  await page.goto("/my/listings");
  await expectAccessible(page);
});

test("sec-25 a script in every text field is shown as text", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const owner = await data.createPerson("owner", firm);
  const script = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">";
  const details = { problem: script, goal: script };
  const content = { title: script.slice(0, 60), summary: script, description: script, keywords: [script.slice(0, 40)], details };
  const { code } = await data.createListing({ firm, content });
  const page = await signIn(owner);
  const edit = `/my/listings/${code}/edit`;
  for (const path of ["/my", "/my/listings", `/my/listings/${code}`, `${edit}?step=3`, `${edit}?step=2`, `${edit}?step=1`]) {
    await page.goto(path);
    expect(await page.title()).not.toBe("x");
    expect(await page.locator("img[src=x]").count()).toBe(0);
  }
  await expect(page.getByLabel("详细说明")).toHaveValue(script);
});

test("several listings are withdrawn at once with a result for each row, and one is copied as a new one", async ({
  data,
  signIn,
}) => {
  const firm = await data.createFirm();
  const owner = await data.createPerson("owner", firm);
  const one = await data.createListing({ firm, content: { title: "求购闸阀" } });
  const other = await data.createListing({ firm, content: { title: "求购球阀" } });
  const page = await signIn(owner, { javaScriptEnabled: false, viewport: PHONE });
  await page.goto("/my/listings");
  for (const { title } of [one, other]) await page.getByRole("checkbox", { name: `选中 ${title}` }).check();
  await page.getByText("批量操作", { exact: true }).click();
  // One of them has been withdrawn in another window meanwhile.
  const window = await signIn(owner, { javaScriptEnabled: false });
  await window.goto(`/my/listings/${other.code}`);
  await window.getByText("撤回", { exact: true }).first().click();
  await window.getByRole("button", { name: "撤回" }).click();
  await expect(window.getByText("已撤回，不再公开。")).toBeVisible();
  await page.getByRole("button", { name: "批量下架" }).click();
  await expect(page.getByText("1 条成功，1 条没有成功")).toBeVisible();
  await expect(page.getByText(`求购闸阀（${one.code}）：已下架`)).toBeVisible();
  await page.goto(`/my/listings/${one.code}`);
  await page.getByRole("button", { name: "复制为新清单" }).click();
  await expect(page.getByLabel("名称", { exact: true })).toHaveValue(one.title);
  await expect(page).not.toHaveURL(new RegExp(one.code));
});

test("the poster is seen by its firm before handing in, as it will be, and by nobody else", async ({ data, signIn, visit }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const page = await signIn(await data.createPerson("owner", firm), { viewport: PHONE });
  await page.goto(`/my/listings/${code}/edit?step=3`);
  const poster = page.getByRole("img", { name: /分享海报/ });
  await poster.scrollIntoViewIfNeeded();
  await expect.poll(() => poster.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(750);
  await expectAccessible(page);
  const address = `/my/listings/${code}/poster.png`;
  for (const other of [await visit(), await signIn(await data.createPerson("owner"))])
    expect((await other.request.get(address)).status()).toBe(404);
});
