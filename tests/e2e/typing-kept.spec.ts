import { expect, expectAccessible, PHONE, test } from "../support/e2e.ts";
import { IN_WECHAT, saved } from "../support/hand.ts";

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
  await expect(other.getByRole("link", { name: "那边：先保存的名称" })).toBeVisible();
  await expect(other.getByLabel("名称", { exact: true })).toHaveValue("后保存的名称");
  await other.getByRole("button", { name: "保存草稿" }).click();
  await expect(other.getByText("草稿已保存。")).toBeVisible();
  await expect(other.getByRole("heading", { name: "后保存的名称" })).toBeVisible();
});

test("a button replaces nothing unseen that another device has typed and not saved", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT", content: { chain: null } });
  const owner = await data.createPerson("owner", firm);
  const old = await signIn(owner, { javaScriptEnabled: false, viewport: PHONE });
  const phone = await signIn(owner, { viewport: PHONE });
  for (const page of [old, phone]) await page.goto(`/my/listings/${code}/edit?step=2`);
  await phone.getByLabel("产业链", { exact: true }).selectOption({ label: "机器人" });
  await saved(phone);
  await old.getByLabel("摘要").fill("后填的摘要");
  await old.getByRole("button", { name: "保存草稿" }).click();
  await expect(old.getByText("另一个窗口或设备上刚填了别的内容", { exact: false })).toBeVisible();
  await expect(old.getByRole("link", { name: "那边：机器人" })).toBeVisible();
  await expect(old.getByLabel("摘要")).toHaveValue("后填的摘要");
  await old.getByLabel("产业链", { exact: true }).selectOption({ label: "机器人" });
  await old.getByRole("button", { name: "保存草稿" }).click();
  await expect(old.getByText("草稿已保存。")).toBeVisible();
});

test("a draft without a title is called on the desk by the first words typed into it, else by its side and time", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  const { request } = page;
  await page.goto("/my/listings/new?side=SUPPLY");
  await page.getByLabel("详细说明").fill("排气压力 0.8MPa，无油。\n第二行");
  await saved(page);
  for (const path of ["/my", "/my/listings", "/my/listings/new?side=SUPPLY"]) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: /排气压力 0.8MPa，无油。/ })).toBeVisible();
  }
  const origin = String(process.env.E2E_BASE_URL);
  await request.post("/api/v1/drafts", { headers: { origin }, data: { key: crypto.randomUUID(), side: "DEMAND" } });
  await page.goto("/my");
  await expect(page.getByRole("link", { name: /^草稿 · 需求 \d{4}-\d\d-\d\d/ })).toBeVisible();
});
