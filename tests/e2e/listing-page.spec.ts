import { expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

test("a public listing shows its facts, its firm and the way to report it, to a visitor without sign-in", async ({
  data,
  visit,
}) => {
  const { code, title, firm } = await data.createListing({ contact: { name: "示例暗号", mobile: "13800000000" } });
  const page = await visit({ viewport: PHONE });
  const answer = await page.goto(`/listings/${code}`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("link", { name: firm.name })).toHaveAttribute("href", `/organizations/${firm.id}`);
  await expect(page.getByRole("link", { name: "登录后表达意向" })).toBeVisible();
  await expectAccessible(page);
  // sec-19 The contact person is in no byte of the page, the data for scripts and search engines included.
  const html = (await answer?.text()) ?? "";
  expect(html).not.toContain("示例暗号");
  expect(html).not.toContain("13800000000");
  await page.getByRole("link", { name: "举报" }).click();
  await page.getByLabel("违法违规").check();
  await page.getByLabel("情况说明").fill("示例举报内容");
  await page.getByRole("button", { name: "提交举报" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已收到" })).toBeVisible();
});

test("a report without a reason comes back with what was typed, also without JavaScript", async ({ data, visit }) => {
  const { code } = await data.createListing();
  const page = await visit({ javaScriptEnabled: false });
  await page.goto(`/listings/${code}/report`);
  await page.getByLabel("您的联系方式").fill("010-00001234");
  await page.getByLabel("侵犯权益").check();
  await page.getByRole("button", { name: "提交举报" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("您的联系方式")).toHaveValue("010-00001234");
  await expect(page.getByLabel("侵犯权益")).toBeChecked();
  await expect(page.getByLabel("情况说明")).toHaveAttribute("aria-invalid", "true");
});

for (const [status, word] of [
  ["EXPIRED", "已过有效期"],
  ["FULFILLED", "已经达成合作"],
  ["WITHDRAWN", "已由发布单位撤回"],
  ["ARCHIVED", "已经归档"],
] as const) {
  test(`the address of a listing that is ${status} answers 410 and says why`, async ({ data, visit }) => {
    const { code, title } = await data.createListing({ status });
    const page = await visit();
    const answer = await page.goto(`/listings/${code}`);
    expect(answer?.status()).toBe(410);
    await expect(page.getByText(`“${title}”${word}`)).toBeVisible();
    await expect(page.getByRole("heading", { name: "相近的信息" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("sec-15 a draft, a listing for matching only and a number never given are the same missing page to a visitor", async ({
  data,
  visit,
}) => {
  const { request } = (await visit()).context();
  const draft = await data.createListing({ status: "DRAFT" });
  const hidden = await data.createListing({ content: { visibility: "MATCH_ONLY" } });
  const bodies = await Promise.all(
    [draft.code, hidden.code, "JJJ-2026-D-99999999"].map(async (code) => {
      const answer = await request.get(`/listings/${code}`);
      expect(answer.status()).toBe(404);
      // What differs from answer to answer: the nonce, and the address the reader typed.
      const body = await answer.text();
      return body.replaceAll(/nonce="[^"]+"|\\?"nonce\\?":\\?"[^"\\]+\\?"/g, "").replaceAll(code, "CODE");
    }),
  );
  expect(new Set(bodies).size).toBe(1);
});

test("an anonymous listing names its firm nowhere on its page, and its firm sees its own name", async ({
  data,
  visit,
  signIn,
}) => {
  const owner = await data.createPerson("owner");
  const firm = owner.firm as NonNullable<typeof owner.firm>;
  const { code } = await data.createListing({
    firm,
    content: { visibility: "ANONYMOUS", description: `${firm.name}正在寻找伺服电机供应商，额定功率 750W。` },
  });
  const visitor = await visit();
  const answer = await visitor.goto(`/listings/${code}`);
  expect((await answer?.text()) ?? "").not.toContain(firm.name);
  await expect(visitor.getByText("某单位正在寻找伺服电机供应商")).toBeVisible();
  const own = await signIn(owner);
  await own.goto(`/listings/${code}`);
  await expect(own.getByRole("link", { name: firm.name })).toBeVisible();
  await expect(own.getByRole("link", { name: "管理这条信息" })).toBeVisible();
});

test("sec-25 what a firm writes is shown as text, in the page and in the data for search engines", async ({ data, visit }) => {
  const attack = `</script><script>window.attacked=1</script><img src=x onerror="window.attacked=1">`;
  const { code } = await data.createListing({
    content: { title: "示例<b>粗体</b>", description: attack, keywords: [attack.slice(0, 39)] },
  });
  const page = await visit();
  await page.goto(`/listings/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("示例<b>粗体</b>");
  await expect(page.getByText(attack)).toBeVisible();
  expect(await page.evaluate(() => "attacked" in window)).toBe(false);
  const facts = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(facts ?? "")).toMatchObject({ "@type": "Demand", name: "示例<b>粗体</b>" });
});
