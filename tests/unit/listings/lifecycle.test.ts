import { expect, test } from "vitest";
import { ListingStatus, RevisionStatus } from "#lib/db/generated/enums.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";
import { listingMoves, revisionMoves } from "#lib/listings/lifecycle.ts";
import { reactionsOf } from "#lib/outbox/events.ts";
import { policies } from "#lib/policies/authorize.ts";

const STATUSES = Object.values(ListingStatus);
const REVISIONS = Object.values(RevisionStatus);

/** domain.md, section 3, written down a second time: a change of the table must be meant. */
const LISTING: Record<keyof typeof listingMoves, { from: ListingStatus[]; to: ListingStatus | null }> = {
  edit: { from: ["DRAFT", "RETURNED", "SUBMITTED"], to: null },
  delete: { from: ["DRAFT"], to: null },
  submit: { from: ["DRAFT", "RETURNED"], to: "SUBMITTED" },
  claim: { from: ["SUBMITTED"], to: "IN_REVIEW" },
  release: { from: ["IN_REVIEW"], to: "SUBMITTED" },
  hold: { from: ["IN_REVIEW"], to: null },
  approve: { from: ["SUBMITTED", "IN_REVIEW"], to: "PUBLISHED" },
  return: { from: ["SUBMITTED", "IN_REVIEW", "SUSPENDED"], to: "RETURNED" },
  reject: { from: ["SUBMITTED", "IN_REVIEW", "SUSPENDED"], to: "REJECTED" },
  suspend: { from: ["PUBLISHED"], to: "SUSPENDED" },
  reinstate: { from: ["SUSPENDED"], to: "PUBLISHED" },
  fulfil: { from: ["PUBLISHED"], to: "FULFILLED" },
  withdraw: { from: ["SUBMITTED", "IN_REVIEW", "RETURNED", "PUBLISHED", "SUSPENDED"], to: "WITHDRAWN" },
  reopen: { from: ["WITHDRAWN"], to: "DRAFT" },
  expire: { from: ["PUBLISHED"], to: "EXPIRED" },
  renew: { from: ["PUBLISHED", "EXPIRED"], to: "PUBLISHED" },
  archive: { from: ["FULFILLED", "WITHDRAWN", "EXPIRED", "REJECTED"], to: "ARCHIVED" },
};
const REVISION: Record<keyof typeof revisionMoves, { from: RevisionStatus[]; to: RevisionStatus | null }> = {
  edit: { from: ["DRAFT", "RETURNED", "SUBMITTED"], to: null },
  submit: { from: ["DRAFT", "RETURNED"], to: "SUBMITTED" },
  claim: { from: ["SUBMITTED"], to: "IN_REVIEW" },
  release: { from: ["IN_REVIEW"], to: "SUBMITTED" },
  approve: { from: ["SUBMITTED", "IN_REVIEW"], to: "APPROVED" },
  return: { from: ["SUBMITTED", "IN_REVIEW"], to: "RETURNED" },
  reject: { from: ["SUBMITTED", "IN_REVIEW"], to: "REJECTED" },
  discard: { from: ["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "REJECTED"], to: "DISCARDED" },
};

const cells = <S extends string>(table: Record<string, { from: readonly S[] }>, statuses: readonly S[]) =>
  Object.entries(table).flatMap(([move, { from }]) =>
    statuses.map((status) => ({ move, status, allowed: from.includes(status) })),
  );

function isAllowed(run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "ILLEGAL_TRANSITION" });
    return false;
  }
}

test.each(cells(LISTING, STATUSES))("listing: $move from $status → $allowed", ({ move, status, allowed }) => {
  expect(isAllowed(() => assertMove(listingMoves[move as keyof typeof listingMoves], status))).toBe(allowed);
});

test.each(cells(REVISION, REVISIONS))("revision: $move from $status → $allowed", ({ move, status, allowed }) => {
  expect(isAllowed(() => assertMove(revisionMoves[move as keyof typeof revisionMoves], status))).toBe(allowed);
});

test("each move ends where domain.md says", () => {
  const ends = (table: Record<string, { to: string | null }>) => Object.entries(table).map(([move, { to }]) => [move, to]);
  expect(ends(listingMoves)).toEqual(ends(LISTING));
  expect(ends(revisionMoves)).toEqual(ends(REVISION));
});

test("every status is reached from a draft, and every one but the last has a way out", () => {
  const reach = <S extends string>(start: S, moves: readonly { from: readonly S[]; to: S | null }[]): Set<S> => {
    const seen = new Set<S>([start]);
    for (let before = 0; before < seen.size; ) {
      before = seen.size;
      for (const { from, to } of moves) if (to !== null && from.some((status) => seen.has(status))) seen.add(to);
    }
    return seen;
  };
  const leaves = (status: string, moves: readonly { from: readonly string[]; to: string | null }[]) =>
    moves.some(({ from, to }) => to !== null && to !== status && from.includes(status));
  expect([...reach("DRAFT", Object.values(LISTING))].sort()).toEqual([...STATUSES].sort());
  expect([...reach("DRAFT", Object.values(REVISION))].sort()).toEqual([...REVISIONS].sort());
  expect(STATUSES.filter((status) => !leaves(status, Object.values(listingMoves)))).toEqual(["ARCHIVED"]);
});

test("each move names an ability and an event that exist; every refusal asks for a reason", () => {
  for (const { ability, emits } of [...Object.values(listingMoves), ...Object.values(revisionMoves)]) {
    expect(Object.keys(policies)).toContain(ability);
    expect(Object.keys(reactionsOf)).toContain(emits);
  }
  for (const move of ["return", "reject", "suspend"] as const) expect(listingMoves[move].reasonRequired).toBe(true);
});
