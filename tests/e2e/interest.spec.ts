import { DESK, expect, expectAccessible, mailsTo, PHONE, test } from "../support/e2e.ts";

const SHOW = { name: "查看联系方式" };

test("a firm asks with one press, the other agrees, both see the contact and nobody else does, until one takes it back", async ({
  data,
  signIn,
  visit,
}) => {
  const owner = await data.createPerson("owner");
  const asker = await data.createPerson("member");
  const contact = { name: "示例周工", mobile: "13900003333", phone: "010-00003333", email: "zhou@example.invalid" };
  const title = "示例：求购 6205-2RS 轴承五千套";
  const { code } = await data.createListing({ firm: owner.firm ?? undefined, content: { title }, contact });

  // On a phone and without JavaScript: the form works as a plain post.
  const phone = await signIn(asker, { viewport: PHONE, javaScriptEnabled: false });
  await phone.goto(`/listings/${code}`);
  await expect(phone.getByLabel("寻求的合作")).toHaveValue(/6205-2RS/);
  await phone.getByLabel("待澄清的问题").fill("能否分批交货？<script>alert(1)</script>");
  await phone.getByRole("button", { name: "我有意向" }).click();
  await expect(phone).toHaveURL(/\/my\/interests\/[0-9a-f-]{36}\?sent=1$/);
  const address = new URL(phone.url()).pathname;
  await expect(phone.getByText("能否分批交货？<script>alert(1)</script>")).toBeVisible();
  await expect(phone.getByRole("button", SHOW)).toBeHidden();
  await phone.goto(`${address}?contact=show`);
  expect(await phone.content()).not.toContain(contact.mobile);

  const desk = await signIn(owner);
  await mailsTo(owner.email, 1);
  await desk.goto("/my/interests");
  await expectAccessible(desk);
  await desk.getByRole("link", { name: title }).click();
  await expect(desk.getByRole("button", { name: "婉拒" })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole("button", { name: "同意对接" }).click();
  await expect(desk.getByText("已同意（互换联系方式）")).toBeVisible();
  await expect(desk.getByText("已同意对接，双方现在可以查看对方的联系方式。")).toBeVisible();
  await mailsTo(asker.email, 1);
  for (const { raw } of await data.mails()) expect(raw).not.toMatch(/13900003333|zhou@example|示例周工/);

  await phone.goto(address);
  expect(await phone.content()).not.toContain(contact.mobile);
  await phone.getByRole("button", SHOW).click();
  await expect(phone.getByText(contact.mobile)).toBeVisible();
  await desk.goto(address);
  await desk.getByRole("button", SHOW).click();
  await expect(desk.getByText("对方已查看过本单位的联系方式。")).toBeVisible();
  await expect(desk.getByText(/（申请方）查看了被申请方的联系方式/)).toBeVisible();
  await expectAccessible(desk);

  const third = await signIn(await data.createPerson("owner"));
  expect((await third.goto(address))?.status()).toBe(404);
  const visitor = await visit();
  await visitor.goto(address);
  await expect(visitor).toHaveURL(/\/login/);
  const staff = await signIn(await data.createPerson("moderator"));
  await staff.goto(address.replace("/my/", "/staff/"));
  await expect(staff.getByRole("heading", { level: 1 })).toContainText(title);
  for (const page of [third, visitor, staff]) expect(await page.content()).not.toContain(contact.mobile);

  await desk.getByRole("button", { name: "撤销授权" }).click();
  await expect(desk.getByText("撤销匹配")).toBeVisible();
  for (const page of [phone, desk]) {
    await page.goto(`${address}?contact=show`);
    await expect(page.getByText("平台不再向任何人显示双方的联系方式").first()).toBeVisible();
    expect(await page.content()).not.toContain(contact.mobile);
  }
  await mailsTo(asker.email, 2);
});

test("sec-16 a page that is fetched ahead of time shows no contact and leaves no view", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const asker = await data.createPerson("owner");
  const contact = { name: "示例吴工", mobile: "13900004444" };
  const { code } = await data.createListing({ firm: owner.firm ?? undefined, contact });
  const page = await signIn(asker);
  await page.goto(`/listings/${code}`);
  await page.getByRole("button", { name: "我有意向" }).click();
  await expect(page).toHaveURL(/sent=1/);
  const address = new URL(page.url()).pathname;
  const desk = await signIn(owner);
  await desk.goto(address);
  await desk.getByRole("button", { name: "同意对接" }).click();
  await expect(desk.getByText("已同意（互换联系方式）")).toBeVisible();

  const aheadOfTime: Record<string, string>[] = [
    { "Next-Router-Prefetch": "1", RSC: "1" },
    { "Sec-Purpose": "prefetch" },
    { Purpose: "prefetch" },
  ];
  for (const headers of aheadOfTime) {
    const ahead = await page.request.get(`${address}?contact=show`, { headers });
    expect(await ahead.text()).not.toContain(contact.mobile);
  }
  await desk.reload();
  await expect(desk.getByText("还没有人查看过联系方式。")).toBeVisible();
});

test("staff answer for a firm without an account, and the auditor reads the trail of it", async ({ data, signIn }) => {
  const asker = await data.createPerson("owner");
  const firm = await data.createFirm({ verification: "UNVERIFIED", verifiedAt: null, enteredByStaff: true });
  const title = "示例：代登记的焊接机器人需求";
  const contact = { name: "示例郑工", mobile: "13900005555" };
  const { code } = await data.createListing({ firm, content: { title }, row: { enteredByStaff: true }, contact });
  const page = await signIn(asker);
  await page.goto(`/listings/${code}`);
  await page.getByRole("button", { name: "我有意向" }).click();
  await expect(page.getByText("由协会联系对方").first()).toBeVisible();
  const address = new URL(page.url()).pathname;

  const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
  await staff.goto("/staff/interests");
  await expectAccessible(staff);
  await staff.getByRole("link", { name: title }).click();
  const accepting = staff.getByRole("form", { name: "同意对接" });
  await accepting.getByRole("button", { name: "同意对接" }).click();
  await expect(accepting.getByText("请记录单位的答复和是否同意").first()).toBeVisible();
  await accepting.getByLabel("单位的答复和同意").fill("电话核实，对方同意提供联系方式");
  await expectAccessible(staff);
  await accepting.getByRole("button", { name: "同意对接" }).click();
  await expect(staff.getByText("协会记录的答复")).toBeVisible();
  expect(await staff.content()).not.toContain(contact.mobile);

  await page.goto(address);
  await page.getByRole("button", SHOW).click();
  await expect(page.getByText(contact.mobile)).toBeVisible();

  const auditor = await signIn(await data.createPerson("auditor"));
  await auditor.goto(`/staff/audit?objectCode=${code}`);
  await expectAccessible(auditor);
  for (const action of ["interest.requested", "interest.accepted", "contact.revealed"])
    await expect(auditor.getByRole("cell", { name: action })).toBeVisible();
  expect((await staff.goto("/staff/audit"))?.status()).toBe(404);
});

test("asked how it goes, a firm says that it still talks, or that it is done, with one press", async ({ data, signIn }) => {
  const [asker, owner] = [await data.createPerson("owner"), await data.createPerson("owner")];
  const { code } = await data.createListing({ firm: owner.firm ?? undefined });
  const [mine, theirs] = [await signIn(asker, { viewport: PHONE, javaScriptEnabled: false }), await signIn(owner)];
  const headers = { origin: String(process.env.E2E_BASE_URL) };
  const asked = await mine.request.post(`/api/v1/listings/${code}/interests`, {
    headers,
    data: { seeking: "采购", questions: "", about: "" },
  });
  const { id } = (await asked.json()) as { id: string };
  await theirs.request.post(`/api/v1/interests/${id}/accept`, { headers, data: {} });
  const question = { name: "谈得怎么样了？" };
  await mine.goto(`/my/interests/${id}`);
  await expect(mine.getByRole("heading", question)).toBeHidden();
  await data.askedHowItGoes(id, 8);
  await mine.goto(`/my/interests/${id}`);
  await mine.getByRole("button", { name: "还在谈" }).click();
  await expect(mine.getByText("已记下：还在谈。")).toBeVisible();
  await expect(mine.getByRole("heading", question)).toBeHidden();
  await theirs.goto(`/my/interests/${id}`);
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "谈成了" }).click();
  await expect(theirs.getByText("被申请方一方报告，待另一方确认")).toBeVisible();
  await expect(theirs.getByRole("heading", question)).toBeHidden();
});
