import { expect, test } from "vitest";
import { safePath } from "#lib/auth/callback-url.ts";

const BASE = "https://list.example.invalid";

test.each([
  ["//evil.example"],
  ["https:evil.example"],
  ["https:/evil.example"],
  ["https://evil.example/my"],
  ["https://list.example.invalid.evil.example/"],
  ["https://list.example.invalid@evil.example/"],
  ["https://user:pw@list.example.invalid/my"],
  ["http://list.example.invalid/my"],
  ["\\evil.example"],
  ["/\\evil.example"],
  ["\\\\evil.example"],
  ["%2f%2fevil.example"],
  ["/%2fevil.example"],
  ["/%252fevil.example"],
  ["/%5cevil.example"],
  ["/\t/evil.example"],
  ["/\n/evil.example"],
  ["javascript:alert(1)"],
  ["data:text/html,x"],
  [" //evil.example"],
  ["evil.example"],
  [""],
  [`/${"x".repeat(3_000)}`],
  [null],
  [undefined],
  [["/my"]],
])("sec-32 %j leads nowhere", (wanted) => {
  expect(safePath(wanted, BASE)).toBeNull();
});

test.each([
  ["/my", "/my"],
  ["/listings?q=轴承&side=DEMAND", "/listings?q=%E8%BD%B4%E6%89%BF&side=DEMAND"],
  ["/listings/JJJ-2026-D-00012#contact", "/listings/JJJ-2026-D-00012#contact"],
  ["https://list.example.invalid/staff?tab=2", "/staff?tab=2"],
  ["/claim?token=abc_-123", "/claim?token=abc_-123"],
  ["/", "/"],
])("sec-32 %s stays on our host", (wanted, path) => {
  expect(safePath(wanted, BASE)).toBe(path);
});

test("loopback names on the same port count as one", () => {
  expect(safePath("http://127.0.0.1:3000/my", "http://localhost:3000")).toBe("/my");
  expect(safePath("http://127.0.0.1:4000/my", "http://localhost:3000")).toBeNull();
});
