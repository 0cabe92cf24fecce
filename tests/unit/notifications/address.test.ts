import { describe, expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { breaksHeader, isSingleAddress, parseSender } from "#lib/notifications/model/address.ts";

describe("sec-34 a recipient is one plain address", () => {
  test.each([
    "a@example.invalid\r\nBcc: b@example.invalid",
    "a@example.invalid\n",
    "a\0@example.invalid",
    "a@x.invalid, b@y.invalid",
    "a@x.invalid,b@y.invalid",
    "a@x.invalid;b@y.invalid",
    '"e@a.invalid"@b.invalid',
    '"a\\"@b.invalid',
    "a＠example.invalid",
    "a@exam‮ple.invalid",
    "a@例.invalid",
    "<a@example.invalid>",
    "名称 <a@example.invalid>",
    "a@example.invalid (comment)",
    "a b@example.invalid",
    "a..b@example.invalid",
    ".a@example.invalid",
    "a.@example.invalid",
    "a@-example.invalid",
    "a@example",
    "a@[127.0.0.1]",
    "a@b@example.invalid",
    `${"a".repeat(65)}@example.invalid`,
    `a@${"b".repeat(250)}.invalid`,
    "group:a@example.invalid;",
    "",
  ])("%j is refused", (address) => {
    expect(isSingleAddress(address)).toBe(false);
  });

  test.each(["a@example.invalid", "beijing@demo.invalid", "owner.1@verify.invalid", "first.last+tag@sub.example-firm.com.cn"])(
    "%s is taken",
    (address) => {
      expect(isSingleAddress(address)).toBe(true);
    },
  );
});

test.each(["标题\r\nBcc: x@example.invalid", "标题\n", "标\0题", "标题\u2028", "\uD83D"])(
  "sec-34 %j cannot stand in a header",
  (text) => {
    expect(breaksHeader(text)).toBe(true);
  },
);

test("a subject of any ordinary characters can", () => {
  expect(breaksHeader("【京津冀机会清单】求购 𠮷 号电机 <6205-2RS>")).toBe(false);
});

test("the sender is a name and one address", () => {
  expect(parseSender("京津冀机会清单 <no-reply@example.invalid>")).toEqual({
    name: "京津冀机会清单",
    address: "no-reply@example.invalid",
  });
  expect(parseSender("no-reply@example.invalid")).toEqual({ name: "", address: "no-reply@example.invalid" });
  expect(() => parseSender("a@x.invalid, b@y.invalid")).toThrow();
  const settings = { DATABASE_URL: "postgresql://app@localhost/jjj", AUTH_SECRET: "x".repeat(32) };
  expect(() => parseEnv({ ...settings, MAIL_FROM: "a@x.invalid, b@y.invalid" })).toThrow(/MAIL_FROM: /);
  expect(parseEnv(settings).MAIL_FROM).toContain("<no-reply@example.invalid>");
});
