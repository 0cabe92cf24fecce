import { expect, test } from "vitest";
import { failureCode, failureKind, retryDelaySeconds } from "#lib/notifications/model/retry.ts";

test("attempts follow after 5 s, rarer, and at least every half minute", () => {
  expect([1, 2, 3, 4, 5, 6, 100].map((n) => retryDelaySeconds(n, "down"))).toEqual([5, 10, 20, 30, 30, 30, 30]);
  expect(retryDelaySeconds(0, "down")).toBe(5);
});

test("a recipient refused more than ten times is asked every half hour", () => {
  expect(retryDelaySeconds(10, "refused")).toBe(30);
  expect(retryDelaySeconds(11, "refused")).toBe(1800);
  expect(retryDelaySeconds(11, "later")).toBe(30);
});

test.each([
  ["no connection", { code: "ESOCKET" }, "down"],
  ["time-out", { code: "ETIMEDOUT", command: "CONN" }, "down"],
  ["wrong password", { code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }, "down"],
  ["busy at the greeting", { code: "EPROTOCOL", command: "CONN", responseCode: 554 }, "down"],
  ["going down", { code: "EENVELOPE", command: "RCPT TO", responseCode: 421 }, "down"],
  ["sender refused", { code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 }, "down"],
  ["greylisted", { code: "EENVELOPE", command: "RCPT TO", responseCode: 450 }, "later"],
  ["mailbox unknown", { code: "EENVELOPE", command: "RCPT TO", responseCode: 550 }, "refused"],
  ["content refused", { code: "EMESSAGE", command: "DATA", responseCode: 554 }, "refused"],
  ["lost after the content", { code: "ECONNECTION", command: "CONN" }, "down"],
  ["disk full", Object.assign(new Error("no space"), { code: "ENOSPC" }), "down"],
  ["something that is no error", "oops", "down"],
] as const)("%s means %o → %s", (_why, error, kind) => {
  expect(failureKind(error)).toBe(kind);
});

test("the stored word for a failure holds codes, not the server's sentence", () => {
  const error = Object.assign(new Error("550 <a@example.invalid> unknown"), {
    code: "EENVELOPE",
    command: "RCPT TO",
    responseCode: 550,
  });
  expect(failureCode(error)).toBe("EENVELOPE RCPT TO 550");
});
