/** Weekends and the published holidays are left to the caller's test of a day; adding working days is arithmetic. */
import { addDays, type Day } from "./clock.ts";

/** The day `count` working days after `from`. `isWorkday` knows weekends, holidays and make-up days. */
export function addWorkingDays(from: Day, count: number, isWorkday: (day: Day) => boolean): Day {
  let current = from;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkday(current)) left -= 1;
  }
  return current;
}
