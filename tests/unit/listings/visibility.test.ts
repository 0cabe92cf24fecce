import { describe, expect, test } from "vitest";
import { ListingStatus } from "#lib/db/generated/enums.ts";
import { accessOf, assertReadable, type ReadableRow } from "#lib/listings/model/visibility.ts";
import { type Actor, ANONYMOUS } from "#lib/policies/actor.ts";

const NOW = new Date("2026-11-23T04:00:00.000Z");
const row: ReadableRow = {
  organizationId: "firm",
  status: "PUBLISHED",
  visibility: "PUBLIC",
  validUntil: new Date("2026-11-23"),
  claimedUntil: null,
  everPublic: true,
  organization: { verification: "VERIFIED" },
};
const member = (organizationId: string): Actor => ({
  ...ANONYMOUS,
  kind: "user",
  userId: "u",
  role: "MEMBER",
  organizationId,
  orgRole: "OWNER",
  verification: "VERIFIED",
});
const ENDED = ["FULFILLED", "WITHDRAWN", "EXPIRED", "ARCHIVED"];

describe.each(Object.values(ListingStatus))("a listing that is %s", (status) => {
  test("is its firm's own, whatever it is", () => {
    for (const visibility of ["PUBLIC", "ANONYMOUS", "MATCH_ONLY"] as const)
      expect(accessOf(member("firm"), { ...row, status, visibility, everPublic: false }, NOW)).toBe("own");
  });
  test("is for others what its status says", () => {
    const expected = status === "PUBLISHED" ? "public" : ENDED.includes(status) ? "gone" : "none";
    expect(accessOf(member("other"), { ...row, status }, NOW)).toBe(expected);
    expect(accessOf(ANONYMOUS, { ...row, status, visibility: "ANONYMOUS" }, NOW)).toBe(expected);
  });
  test("is never told of when it was not public, was for matching only, or its firm is suspended", () => {
    const hidden = status === "PUBLISHED" ? "public" : "none";
    expect(accessOf(ANONYMOUS, { ...row, status, everPublic: false }, NOW)).toBe(hidden);
    const matchOnly = status === "PUBLISHED" ? "matchOnly" : "none";
    expect(accessOf(ANONYMOUS, { ...row, status, visibility: "MATCH_ONLY" }, NOW)).toBe(matchOnly);
    expect(accessOf(member("other"), { ...row, status, organization: { verification: "SUSPENDED" } }, NOW)).toBe("none");
  });
});

test("the last day counts whole in Beijing; with the next one it has ended", () => {
  expect(accessOf(ANONYMOUS, row, new Date("2026-11-23T15:59:59.999Z"))).toBe("public");
  expect(accessOf(ANONYMOUS, row, new Date("2026-11-23T16:00:00.000Z"))).toBe("gone");
});

test("one for matching only is read by somebody whose own it matches, and by nobody else", () => {
  const matchOnly = { ...row, visibility: "MATCH_ONLY" } as const;
  expect(() => assertReadable(member("other"), matchOnly, NOW)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  expect(() => assertReadable(member("other"), matchOnly, NOW, { matched: true })).not.toThrow();
});
