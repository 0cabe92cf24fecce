import { expect, test } from "vitest";
import { t } from "#lib/i18n/catalogue.ts";
import { localeOfPath, localePath } from "#lib/i18n/paths.ts";
import { zhCN } from "#lib/i18n/zh-CN.ts";

test("a named value is put into its place, untouched", () => {
  expect(t("zh-CN", "site.listCount", { count: 12 })).toBe("共 12 条");
  expect(t("zh-CN", "site.organizationCreditUnchecked", { code: "{code}" })).toBe("{code}（校验位待核实）");
});

test("every key stands in the catalogue with a non-empty text", () => {
  for (const [area, texts] of Object.entries(zhCN)) {
    for (const [key, text] of Object.entries<string>(texts)) expect(text.trim(), `${area}.${key}`).not.toBe("");
  }
});

test("the language of a path is its first segment, Chinese having none", () => {
  expect(localePath("zh-CN", "/listings")).toBe("/listings");
  expect(localeOfPath("/listings")).toBe("zh-CN");
  expect(localeOfPath("/english-machines")).toBe("zh-CN");
});
