import { describe, expect, test } from "vitest";
import { type Ability, can } from "#lib/policies/authorize.ts";
import { ACTORS, PERSONAS, situationsOf } from "#lib/policies/table.ts";

/** Who may use an ability, and on whose firm: own, another's with an account, one without an account. */
const table: [Ability, Partial<Record<(typeof PERSONAS)[number], string>>][] = [
  [
    "organization.edit",
    { pending: "own", owner: "own", moderator: "other unclaimed", editor: "other unclaimed", admin: "other unclaimed" },
  ],
  ["organization.submitVerification", { pending: "own", owner: "own" }],
  ["organization.verify", { moderator: "other unclaimed", editor: "other unclaimed", admin: "other unclaimed" }],
  ["organization.decideJoin", { pending: "own", owner: "own", moderator: "unclaimed", editor: "unclaimed", admin: "unclaimed" }],
  ["organization.invite", { pending: "own", owner: "own" }],
  ["organization.manageMembers", { pending: "own", owner: "own" }],
  ["organization.leave", { pending: "own", member: "own", owner: "own" }],
  ["organization.sendClaimLink", { moderator: "unclaimed", editor: "unclaimed", admin: "unclaimed" }],
];

describe.each(table)("%s", (ability, expected) => {
  // Staff of the table belong to no firm, so that nothing is their own; the command line may do what staff may.
  test.each(PERSONAS.filter((persona) => persona !== "system"))("%s", (persona) => {
    const marks = [...situationsOf(persona, ability)].filter(
      (mark) => mark !== "own" || ACTORS[persona].some((a) => a.organizationId),
    );
    expect(marks.sort().join(" ")).toBe(expected[persona] ?? "");
  });
});

test("sec-21 staff seconded from a firm never verify it", () => {
  for (const actor of [...ACTORS.moderator, ...ACTORS.editor, ...ACTORS.admin]) {
    const seconded = { ...actor, organizationId: "own-firm" };
    expect(can(seconded, "organization.verify", { organizationId: "own-firm" })).toBe(false);
    expect(can(seconded, "organization.edit", { organizationId: "own-firm", claimed: true })).toBe(false);
  }
});

test("only a person without a firm, and staff, register one; only such a person joins one", () => {
  const [withFirm, without] = ACTORS.pending;
  if (!withFirm || !without) throw new Error("the table of personas has lost one");
  expect([withFirm, without].map((actor) => can(actor, "organization.create", null))).toEqual([false, true]);
  expect([withFirm, without].map((actor) => can(actor, "organization.requestJoin", null))).toEqual([false, true]);
  expect(can(ACTORS.moderator[0] ?? without, "organization.create", null)).toBe(true);
  expect(can(ACTORS.moderator[0] ?? without, "organization.requestJoin", null)).toBe(false);
});

test("registering and coming back are open to everybody; users are managed by admins alone", () => {
  const may = (ability: Ability) => PERSONAS.filter((persona) => situationsOf(persona, ability).size > 0);
  expect(may("account.register")).toEqual(PERSONAS);
  expect(may("account.recover")).toEqual(PERSONAS);
  expect(may("user.manage")).toEqual(["admin", "system"]);
  expect(may("account.manage")).not.toContain("anonymous");
  expect(may("account.makeKeys")).not.toContain("suspended");
});
