import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";
import { photograph } from "../support/sample-files.ts";

/** A day so many days from now, as a date field takes it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a firm enters a certificate with its scan on a phone; staff check it; its page says so, and the desk tells of its end", async ({
  data,
  signIn,
  visit,
}) => {
  const firm = await data.createFirm();
  const phone = await signIn(await data.createPerson("owner", firm), { viewport: PHONE });
  await phone.goto("/my/organization");
  await phone.getByRole("link", { name: "添加证书" }).click();
  await phone.getByRole("button", { name: "保存证书" }).click();
  await expect(phone.getByLabel("资质名称")).toHaveAttribute("aria-invalid", "true");
  await phone.getByLabel("资质名称").fill("ISO 9001");
  await phone.getByLabel("证书编号").fill("示例-0001");
  await phone.getByLabel("有效期至").fill(inDays(20));
  await phone.getByLabel("认可范围").fill("三地互认");
  await expectAccessible(phone);
  await phone.getByRole("button", { name: "保存证书" }).click();
  await expect(phone.getByText("证书已保存。")).toBeVisible();
  const scan = { name: "scan.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await photograph({ width: 800, height: 600 })) };
  await phone.getByLabel("选择扫描件").setInputFiles(scan);
  await phone.getByRole("button", { name: "上传扫描件" }).click();
  await expect(phone.getByText("扫描件已保存。")).toBeVisible();
  await expectAccessible(phone);
  await phone.goto("/my");
  await expect(phone.getByText("有资质证书即将到期或已到期")).toBeVisible();

  const reader = await visit({ viewport: DESK });
  await reader.goto(`/organizations/${firm.id}`);
  const passport = reader.getByRole("list", { name: "资质护照" });
  await expect(passport.getByRole("listitem")).toContainText("单位自述");

  const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
  await staff.goto(`/staff/organizations/${firm.id}`);
  await expect(staff.getByRole("link", { name: "查看扫描件：ISO 9001" })).toBeVisible();
  await staff.getByRole("button", { name: "核验：ISO 9001", exact: true }).click();
  await expect(staff.getByRole("button", { name: "撤销核验：ISO 9001" })).toBeVisible();
  await expectAccessible(staff);
  await reader.reload();
  await expect(passport.getByRole("listitem")).toContainText("已核验");
  await expectAccessible(reader);
});
