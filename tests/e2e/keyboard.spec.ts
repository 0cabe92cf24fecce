import { expect, PHONE, test } from "../support/e2e.ts";
import { expectFocusKept, tabTo } from "../support/keyboard.ts";

test("a need is posted with the keyboard alone: every stop is seen, no change of the screen loses the place, errors lead to their field", async ({
  data,
  signIn,
}) => {
  const page = await signIn(await data.createPerson("owner"), { viewport: PHONE });
  const { keyboard } = page;
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.goto("/my");

  await test.step("from the desk to the form", async () => {
    await tabTo(page, page.getByRole("link", { name: "发布需求" }));
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "发布需求" })).toBeVisible();
    await expectFocusKept(page);
  });
  await test.step("a pasted paragraph is read, and what was found is told where one is", async () => {
    await tabTo(page, field("粘贴一段话"));
    await keyboard.insertText("求购三吨电动叉车两台。");
    await tabTo(page, button("识别"));
    await keyboard.press("Space");
    await expect(page.getByText(/识别出 \d+ 项，请核对/)).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "识别出" })).toBeFocused();
  });
  await test.step("what is missing leads to its field", async () => {
    await tabTo(page, field("名称"));
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText("求购电动叉车两台");
    await tabTo(page, field("详细说明"));
    await keyboard.press("ControlOrMeta+A");
    await keyboard.press("Delete");
    await keyboard.press("Shift+Tab");
    // Enter in a line leads on.
    await keyboard.press("Enter");
    await expect(field("详细说明")).toHaveAccessibleDescription(/请填写/);
    await expect(field("详细说明")).toBeFocused();
    await keyboard.insertText("三吨电动叉车，举升 4.5 米，锂电。");
    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await expect(field("产品")).toBeChecked();
    await tabTo(page, button("下一步：完善"));
    await keyboard.press("Space");
    await expect(field("摘要")).toBeVisible();
    await expectFocusKept(page);
  });
  await test.step("a list, a box and a figure", async () => {
    await tabTo(page, field("产业链"));
    await keyboard.press("ArrowDown");
    await expect(field("产业链")).not.toHaveValue("");
    const boxes = page.getByRole("group", { name: "合作方式" }).getByRole("checkbox");
    await tabTo(page, boxes.first());
    const before = await boxes.first().isChecked();
    await keyboard.press("Space");
    await expect(boxes.first()).toBeChecked({ checked: !before });
    await tabTo(page, field("最高金额"));
    await keyboard.insertText("约三十");
    await keyboard.press("Enter");
    await expect(field("最高金额")).toHaveAccessibleDescription(/应为数字/);
    await expect(field("最高金额")).toBeFocused();
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText("30");
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "详细页面" })).toBeVisible();
    await expectFocusKept(page);
  });
  await test.step("hand in", async () => {
    await tabTo(page, button("提交审核"));
    await keyboard.press("Enter");
    await expect(page.getByText("已提交").first()).toBeVisible();
    await expectFocusKept(page);
  });
});
