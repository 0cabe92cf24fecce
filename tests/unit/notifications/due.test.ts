import { describe, expect, test } from "vitest";
import { afterQuiet, mailDue, nextDigest, type Quiet, STANDARD_QUIET } from "#lib/notifications/model/due.ts";

/** An instant by Beijing's clock. */
const at = (text: string) => new Date(`${text.replace(" ", "T")}:00+08:00`);
const NONE: Quiet = { fromMinute: 0, toMinute: 0 };
const NOON: Quiet = { fromMinute: 12 * 60, toMinute: 14 * 60 };

describe("quiet hours", () => {
  test.each([
    { why: "before the night", now: "2026-11-22 21:59", quiet: STANDARD_QUIET, until: "2026-11-22 21:59" },
    { why: "the first minute of the night", now: "2026-11-22 22:00", quiet: STANDARD_QUIET, until: "2026-11-23 07:00" },
    { why: "before midnight", now: "2026-11-22 23:59", quiet: STANDARD_QUIET, until: "2026-11-23 07:00" },
    { why: "at midnight", now: "2026-11-23 00:00", quiet: STANDARD_QUIET, until: "2026-11-23 07:00" },
    { why: "the last minute of the night", now: "2026-11-23 06:59", quiet: STANDARD_QUIET, until: "2026-11-23 07:00" },
    { why: "the morning has come", now: "2026-11-23 07:00", quiet: STANDARD_QUIET, until: "2026-11-23 07:00" },
    { why: "the last night of a month", now: "2026-11-30 22:30", quiet: STANDARD_QUIET, until: "2026-12-01 07:00" },
    { why: "the last night of a year", now: "2026-12-31 23:00", quiet: STANDARD_QUIET, until: "2027-01-01 07:00" },
    { why: "a quiet noon", now: "2026-11-22 12:30", quiet: NOON, until: "2026-11-22 14:00" },
    { why: "after a quiet noon", now: "2026-11-22 14:00", quiet: NOON, until: "2026-11-22 14:00" },
    { why: "a night with a quiet noon alone", now: "2026-11-22 23:00", quiet: NOON, until: "2026-11-22 23:00" },
    { why: "no quiet hours", now: "2026-11-22 03:00", quiet: NONE, until: "2026-11-22 03:00" },
  ])("$why: $now → $until", ({ now, quiet, until }) => {
    expect(afterQuiet(at(now), quiet)).toEqual(at(until));
  });
});

test.each([
  { now: "2026-11-22 07:59", until: "2026-11-22 08:00" },
  { now: "2026-11-22 08:00", until: "2026-11-23 08:00" },
  { now: "2026-11-22 23:59", until: "2026-11-23 08:00" },
  { now: "2026-11-23 00:00", until: "2026-11-23 08:00" },
  { now: "2027-02-28 09:00", until: "2027-03-01 08:00" },
])("the mail of the day behind $now leaves at $until", ({ now, until }) => {
  expect(nextDigest(at(now))).toEqual(at(until));
});

describe("what is found is mailed", () => {
  const LATE: Quiet = { fromMinute: 22 * 60, toMinute: 9 * 60 };
  const AFTER_UNDO = 32_000;
  test.each([
    {
      why: "at once by day",
      found: "2026-11-22 10:00",
      pace: "AT_ONCE",
      quiet: STANDARD_QUIET,
      due: "2026-11-22 10:00",
      plus: AFTER_UNDO,
    },
    {
      why: "in the morning when found by night",
      found: "2026-11-22 22:10",
      pace: "AT_ONCE",
      quiet: STANDARD_QUIET,
      due: "2026-11-23 07:00",
      plus: 0,
    },
    {
      why: "in the morning when its undo ends by night",
      found: "2026-11-22 21:59",
      pace: "AT_ONCE",
      quiet: STANDARD_QUIET,
      due: "2026-11-22 21:59",
      plus: AFTER_UNDO,
    },
    {
      why: "by night when no hours are quiet",
      found: "2026-11-22 22:10",
      pace: "AT_ONCE",
      quiet: NONE,
      due: "2026-11-22 22:10",
      plus: AFTER_UNDO,
    },
    {
      why: "with the mail of the same day",
      found: "2026-11-22 03:00",
      pace: "DAILY",
      quiet: STANDARD_QUIET,
      due: "2026-11-22 08:00",
      plus: 0,
    },
    {
      why: "with the mail of the next day",
      found: "2026-11-22 09:00",
      pace: "DAILY",
      quiet: STANDARD_QUIET,
      due: "2026-11-23 08:00",
      plus: 0,
    },
    { why: "after a long sleep", found: "2026-11-22 09:30", pace: "DAILY", quiet: LATE, due: "2026-11-23 09:00", plus: 0 },
  ] as const)("$why", ({ found, pace, quiet, due, plus }) => {
    expect(mailDue(at(found), pace, quiet)).toEqual(new Date(at(due).getTime() + plus));
  });

  test("never, for who wants no mail", () => {
    expect(mailDue(at("2026-11-22 10:00"), "OFF", STANDARD_QUIET)).toBeNull();
  });
});
