import { describe, expect, test } from "vitest";
import { interestMoves, OPEN_STATUSES } from "#lib/interests/lifecycle.ts";
import { INTEREST_STATUSES } from "#lib/interests/model.ts";
import { assertMove } from "#lib/kernel/lifecycle.ts";

const moves = Object.entries(interestMoves);

/** The moves possible from each status, as the product's rules name them. */
const TABLE: Record<(typeof INTEREST_STATUSES)[number], string[]> = {
  REQUESTED: ["accept", "decline", "withdraw", "remind", "timeOut", "lapse"],
  TIMEOUT: ["accept", "decline", "withdraw", "nameMediator", "lapse"],
  ACCEPTED: ["close", "revoke", "askProgress", "talkOn", "reportMeeting", "reportIntent", "reportSigned", "reportRegistered"],
  MEETING: ["close", "revoke", "askProgress", "talkOn", "reportIntent", "reportSigned", "reportRegistered"],
  INTENT: ["close", "revoke", "askProgress", "talkOn", "reportSigned", "reportRegistered"],
  SIGNED: ["close", "revoke", "reportRegistered"],
  REGISTERED: ["revokeAfterEnd"],
  CLOSED: ["revokeAfterEnd"],
  DECLINED: [],
  UNMATCHED: [],
};

test.each(Object.entries(TABLE))("from %s exactly the named moves are possible", (status, allowed) => {
  const possible = moves.filter(([, move]) => (move.from as readonly string[]).includes(status)).map(([name]) => name);
  expect(possible.toSorted()).toEqual(allowed.toSorted());
});

describe("every status × move", () => {
  test.each(
    INTEREST_STATUSES.flatMap((status) =>
      moves.map(([name, move]) => ({ status, name, move, allowed: TABLE[status].includes(name) })),
    ),
  )("$name from $status: $allowed", ({ status, move, allowed }) => {
    const act = () => assertMove<string>(move, status);
    if (allowed) expect(act).not.toThrow();
    else expect(act).toThrowError(expect.objectContaining({ code: "ILLEGAL_TRANSITION" }));
  });
});

test("every status is reached from a new request", () => {
  const reached = new Set<string>(["REQUESTED"]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const [, move] of moves) if (move.to && move.from.some((status) => reached.has(status))) reached.add(move.to);
  }
  expect([...reached].toSorted()).toEqual([...INTEREST_STATUSES].toSorted());
});

test("an open request is one that waits or was agreed; the ended ones let the firm ask again", () => {
  expect([...OPEN_STATUSES].toSorted()).toEqual(["ACCEPTED", "INTENT", "MEETING", "REQUESTED", "SIGNED", "TIMEOUT"]);
});
