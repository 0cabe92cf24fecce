import type { Page } from "playwright/test";
import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";
import { heic, pdf, photograph } from "../support/sample-files.ts";

const asFile = (name: string, mimeType: string, bytes: Uint8Array) => ({ name, mimeType, buffer: Buffer.from(bytes) });

async function upload(page: Page, caption: string, file: ReturnType<typeof asFile>): Promise<void> {
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("form", { name: "上传附件" }).getByLabel("说明").fill(caption);
  await page.getByRole("button", { name: "上传" }).click();
}

test("a firm adds a photograph on a phone; the reviewer sees it, then everybody does", async ({ data, signIn, visit }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const phone = await signIn(await data.createPerson("owner", firm), { viewport: PHONE });
  await phone.goto(`/my/listings/${code}`);
  await phone.getByRole("link", { name: "添加照片或 PDF" }).click();
  await expect(phone.getByText("还没有附件")).toBeVisible();
  await expectAccessible(phone);
  await upload(
    phone,
    "样机正面",
    asFile("IMG_0001.JPG", "image/jpeg", await photograph({ width: 1600, height: 1200, orientation: 6 })),
  );
  await expect(phone.getByText("已添加。")).toBeVisible();
  await upload(phone, "检测报告", asFile("报告.pdf", "application/pdf", pdf()));
  await expect(phone.getByText("检测报告", { exact: true })).toBeVisible();
  await phone.getByRole("button", { name: "上移：检测报告" }).click();
  await expect(phone.getByRole("list", { name: "这条信息的附件" }).getByRole("listitem").first()).toContainText("检测报告");
  await phone.getByRole("button", { name: "删除：检测报告" }).click();
  await expect(phone.getByText("已删除。")).toBeVisible();
  await phone.getByRole("button", { name: "撤销" }).click();
  await expect(phone.getByText("已撤销。")).toBeVisible();
  await expectAccessible(phone);
  await phone.getByRole("link", { name: "返回这条信息" }).click();
  await expect(phone.getByRole("link", { name: "管理附件" })).toBeVisible();
  await phone.goto(`/my/listings/${code}/edit?step=3`);
  await expect(phone.getByRole("article").getByRole("img", { name: "样机正面" })).toBeVisible();
  await phone.getByRole("button", { name: "提交审核" }).click();
  await expect(phone.getByText("已提交")).toBeVisible();

  const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
  await staff.goto(`/staff/review/${code}`);
  await expect(staff.getByRole("img", { name: "样机正面" })).toBeVisible();
  await expectAccessible(staff);
  await staff.getByRole("button", { name: "通过", exact: true }).click();
  await expect(staff.getByText("结论已记录。")).toBeVisible();

  const reader = await visit({ viewport: PHONE });
  await reader.goto(`/listings/${code}`);
  const picture = reader.getByRole("img", { name: "样机正面" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await expect(reader.getByRole("link", { name: /检测报告/ })).toContainText("PDF");
  await expectAccessible(reader);
});

test("a wrong file is told at its field in Chinese, the caption is kept, with and without JavaScript", async ({
  data,
  signIn,
}) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const owner = await data.createPerson("owner", firm);
  for (const javaScriptEnabled of [true, false]) {
    const page = await signIn(owner, { viewport: PHONE, javaScriptEnabled });
    await page.goto(`/my/listings/${code}/files`);
    await upload(page, "参数表", asFile("参数.jpg", "image/jpeg", Buffer.from("<html>not a picture</html>")));
    await expect(page.getByLabel("选择文件")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("这不是 JPEG、PNG、WebP 图片，也不是 PDF")).toBeVisible();
    await expect(page.getByRole("form", { name: "上传附件" }).getByLabel("说明")).toHaveValue("参数表");
    await upload(page, "照片", asFile("IMG_0002.HEIC", "image/heic", heic()));
    await expect(page.getByText("选“兼容性最佳”后重拍")).toBeVisible();
  }
});

test("sec-30 a file that is too large is told before it is sent; without JavaScript the form comes back and says so", async ({
  data,
  signIn,
}) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const owner = await data.createPerson("owner", firm);
  const large = asFile("长卷.jpg", "image/jpeg", Buffer.alloc(23 * 1024 * 1024, 0xff));
  const page = await signIn(owner, { viewport: PHONE });
  await page.goto(`/my/listings/${code}/files`);
  await upload(page, "长卷", large);
  await expect(page.getByText("文件超过 20 MB")).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
  const plain = await signIn(owner, { viewport: PHONE, javaScriptEnabled: false });
  await plain.goto(`/my/listings/${code}/files`);
  await upload(plain, "长卷", large);
  await expect(plain.getByText("文件超过 20 MB")).toBeVisible();
});

test("a PDF of nearly 20 MB is taken in; sec-28 it is handed out as a download in a sandbox, to who may see it", async ({
  data,
  signIn,
  visit,
}) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const page = await signIn(await data.createPerson("owner", firm), { viewport: DESK });
  await page.goto(`/my/listings/${code}/files`);
  const padding = `4 0 obj <</Length 20000000>> stream\n${"x".repeat(20_000_000)}\nendstream endobj`;
  await upload(page, "全套图纸", asFile("图纸.pdf", "application/pdf", pdf(padding)));
  await expect(page.getByText("已添加。")).toBeVisible();
  const href = String(await page.getByRole("link", { name: "下载 PDF：全套图纸" }).getAttribute("href"));
  const answer = await page.request.get(href);
  const headers = answer.headers();
  expect((await answer.body()).length).toBeGreaterThan(20_000_000);
  expect(headers["content-disposition"]).toMatch(/^attachment;/);
  expect(headers["content-security-policy"]).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["cache-control"]).toBe("private, no-store");
  const stranger = await visit();
  expect((await stranger.request.get(href)).status()).toBe(404);
});

test("sec-41 an upload from another site, or without an origin, is not taken", async ({ data, signIn }) => {
  const firm = await data.createFirm();
  const { code } = await data.createListing({ firm, status: "DRAFT" });
  const page = await signIn(await data.createPerson("owner", firm));
  const multipart = { caption: "照片", file: asFile("a.pdf", "application/pdf", pdf()) };
  const path = `/my/listings/${code}/files/upload`;
  const senders: Record<string, string>[] = [{ origin: "https://evil.example" }, {}];
  for (const headers of senders) {
    await page.request.post(path, { headers, multipart, maxRedirects: 0 });
  }
  await page.goto(`/my/listings/${code}/files`);
  await expect(page.getByText("还没有附件")).toBeVisible();
});
