import { expect, test } from "vitest";
import { HIDDEN, maskPersonalData } from "#lib/logging/mask.ts";

test.each([
  ["mail to someone@example.invalid failed", `mail to ${HIDDEN} failed`],
  ["user 13800000000 locked", `user ${HIDDEN} locked`],
  ["call +86 138-0000-0000 now", `call ${HIDDEN} now`],
  ["call 010-00001234", `call ${HIDDEN}`],
  ["key jjj_abcdefghijkl refused", `key jjj_${HIDDEN} refused`],
  ["GET /reset-password?token=s3cr3t&x=1", `GET /reset-password?token=${HIDDEN}&x=1`],
  ["postgresql://jjj_app:pa55@127.0.0.1:5432/jjj", `postgresql://jjj_app:${HIDDEN}@127.0.0.1:5432/jjj`],
])("sec-47 the log hides personal data and secrets: %s", (text, masked) => {
  expect(maskPersonalData(text)).toBe(masked);
});

test.each([
  "listing JJJ-2026-00012 published",
  "took 20261122031 ms",
  "bearing 6205-2RS",
  "018f2b6c-1c1e-7b3a-9c59-0b3d9c6a1e11",
])("what is no personal data stays readable: %s", (text) => {
  expect(maskPersonalData(text)).toBe(text);
});
