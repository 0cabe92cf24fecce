import { expect, test } from "vitest";
import { addWorkingDays } from "#lib/calendar/working-days.ts";

const shanghai = (text: string) => new Date(`${text}+08:00`);

test.each([
  ["Monday noon", "2026-11-23T12:00", 5, "2026-11-30T12:00:00.000"],
  ["Friday evening, over a weekend", "2026-11-27T20:30", 3, "2026-12-02T20:30:00.000"],
  ["before the National Day holidays of 2026", "2026-09-30T09:00", 1, "2026-10-08T09:00:00.000"],
  ["a Saturday that is worked counts", "2026-10-09T09:00", 1, "2026-10-10T09:00:00.000"],
  ["from a Sunday: the whole of the fifth working day", "2026-11-22T15:00", 5, "2026-11-27T23:59:59.999"],
])("%s: %s + %i working days → %s", (_why, from, days, to) => {
  expect(addWorkingDays(shanghai(from), days)).toEqual(shanghai(to));
});

test("the day is that of Shanghai, not of UTC", () => {
  // 23 Nov 2026, 16:30 UTC is already Tuesday in Shanghai.
  expect(addWorkingDays(new Date("2026-11-23T16:30:00Z"), 1)).toEqual(new Date("2026-11-24T16:30:00Z"));
});
