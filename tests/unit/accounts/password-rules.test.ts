import { expect, test } from "vitest";
import { isCommonPassword } from "#lib/accounts/model/common-passwords.ts";
import { passwordProblem } from "#lib/accounts/model/password-rules.ts";

const FIRM = ["示例河北精工机床有限公司", "91130100MA0EXAMP1L"];

test.each([
  ["passwordpassword"],
  ["Passw0rd!Passw0rd!"],
  ["123456789012345"],
  ["1q2w3e4r5t6y7u8i9o0p"],
  ["qwertyuiopasdfghjkl"],
  ["aaaaaaaaaaaaaaaaaa"],
  ["abcabcabcabcabcabc"],
  ["woainiwoainiwoaini"],
  ["abcdefghijklmnop1"],
])("sec-03 the common password %s is refused", (password) => {
  expect(passwordProblem(password, "nist", [])).toBe("Common");
});

test.each([["Password1"], ["P@ssw0rd"], ["1qaz@WSX"], ["Abcd1234"], ["Qwer1234"], ["Admin@123"], ["Aa123456"], ["Welcome1!"]])(
  "sec-03 the common short password %s is refused in dengbao",
  (password) => {
    expect(passwordProblem(password, "dengbao", [])).not.toBeNull();
  },
);

test("sec-03 the firm's name or credit code is no password", () => {
  expect(passwordProblem("示例河北精工机床有限公司2026!!", "nist", FIRM)).toBe("Names");
  expect(passwordProblem("91130100ma0examp1l", "nist", FIRM)).toBe("Names");
  expect(passwordProblem("示例河北精工机床有限公司 从不在周二喝绿茶", "nist", FIRM)).toBeNull();
});

test("sec-03 sixty-four characters with spaces, Chinese and emoji are taken", () => {
  const password = `${"春风 又绿江南岸 ".repeat(7)}🙂🚀kT`.slice(0, 64);
  expect(Array.from(password).length).toBeGreaterThanOrEqual(60);
  expect(passwordProblem(`${password}静夜思`, "nist", FIRM)).toBeNull();
});

test("sec-04 nist: 14 characters are refused, any 15 are taken", () => {
  expect(passwordProblem("tuozi wenhou q", "nist", [])).toBe("TooShort");
  expect(passwordProblem("tuozi wenhou qi", "nist", [])).toBeNull();
  expect(passwordProblem("我家门前有两棵树都是枣树呢对吧", "nist", [])).toBeNull();
});

test("sec-04 dengbao: eight characters of three classes", () => {
  expect(passwordProblem("kolibri7", "dengbao", [])).toBe("FewClasses");
  expect(passwordProblem("Kolibri7", "dengbao", [])).toBeNull();
  expect(passwordProblem("koli#br7", "dengbao", [])).toBeNull();
  expect(passwordProblem("Kol#br7", "dengbao", [])).toBe("TooShort");
});

test("random passwords as managers make them are not taken for common ones", () => {
  for (const password of [
    "xK9v-Tq2mR-pL7wz",
    "correct horse battery staple",
    "7f3b9c1e5a2d8046f19c",
    "vQz!8rTn@2LpWk5s",
    "Sample-Password-2026-x",
  ]) {
    expect(isCommonPassword(password), password).toBe(false);
  }
});

test("a very long password is judged quickly", () => {
  const started = performance.now();
  isCommonPassword("ab".repeat(25_000));
  isCommonPassword(`${"a".repeat(25_000)}b${"0".repeat(25_000)}`);
  expect(passwordProblem("x".repeat(50_000), "nist", [])).toBe("TooLong");
  expect(performance.now() - started).toBeLessThan(3_000);
});
