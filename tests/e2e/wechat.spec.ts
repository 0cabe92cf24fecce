import { DESK, expect, expectAccessible, test } from "../support/e2e.ts";
import { IN_WECHAT } from "../support/hand.ts";
import { pdf } from "../support/sample-files.ts";

test("in WeChat's own browser: files are chosen as it can, a paper's download says how, texts are copied without its clipboard, nothing asks it to print", async ({
  data,
  signIn,
  visit,
}) => {
  const owner = await data.createPerson("owner");
  const { code } = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
  const phone = await signIn(owner, IN_WECHAT);
  await test.step("a file is chosen from album, camera or chats: types by name of their media, no camera forced", async () => {
    await phone.goto(`/my/listings/${code}/files`);
    const chooser = phone.getByLabel("选择文件");
    await expect(chooser).toHaveAttribute("accept", "image/jpeg,image/png,image/webp,application/pdf");
    expect(await chooser.evaluate((input: HTMLInputElement) => [input.hasAttribute("capture"), input.multiple])).toEqual([
      false,
      false,
    ]);
    await chooser.setInputFiles({ name: "参数.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf()) });
    await phone.getByRole("form", { name: "上传附件" }).getByLabel("说明").fill("参数表");
    await phone.getByRole("button", { name: "上传" }).click();
    await expect(phone.getByText("已添加。")).toBeVisible();
    await phone.goto(`/my/listings/${code}/edit?step=3`);
    await phone.getByRole("button", { name: "提交审核" }).click();
    await expect(phone.getByText("已提交").first()).toBeVisible();
    const staff = await signIn(await data.createPerson("moderator"), { viewport: DESK });
    await staff.goto(`/staff/review/${code}`);
    await staff.getByRole("button", { name: "通过", exact: true }).click();
    await expect(staff.getByText("结论已记录。")).toBeVisible();
  });

  const hint = /微信里不能直接保存文件.*在浏览器打开/;
  await test.step("a paper says how it is saved", async () => {
    const reader = await visit(IN_WECHAT);
    await reader.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await reader.goto(`/listings/${code}`);
    await expect(reader.getByRole("link", { name: /参数表/ })).toBeVisible();
    await expect(reader.getByText(hint)).toBeVisible();
    await expect(reader.getByText(/打开海报后长按图片/)).toBeVisible();
    await expect(reader.getByRole("button", { name: /打印/ })).toHaveCount(0);
    await expectAccessible(reader);
    await reader.getByRole("button", { name: "复制链接" }).click();
    await expect(reader.getByText("已复制")).toBeVisible();
    await reader.goto("/");
    const search = reader.getByRole("main").getByRole("combobox", { name: "搜索机会清单" });
    await search.focus();
    await reader.keyboard.press("ControlOrMeta+V");
    await expect(search).toHaveValue(new RegExp(`/listings/${code}$`));
  });
  await test.step("other browsers are told nothing of it", async () => {
    const reader = await visit({ viewport: DESK });
    await reader.goto(`/listings/${code}`);
    await expect(reader.getByRole("button", { name: /打印/ })).toBeVisible();
    await expect(reader.getByText(hint)).toHaveCount(0);
  });
});
