import chineseDays from "chinese-days";
import { addDays, type Day, dayOf, startOfDay } from "#lib/kernel/clock.ts";

/** Working days of the State Council's holiday calendar; years not yet announced count Monday to Friday. */
export function isWorkingDay(day: Day): boolean {
  return chineseDays.isWorkday(day);
}

/**
 * The instant `days` working days later. From within a working day: the same time of day; from a holiday: the end of
 * the n-th working day, since nothing of the holiday counts.
 *
 * @param days whole number of working days, at least 1
 */
export function addWorkingDays(from: Date, days: number, works: (day: Day) => boolean = isWorkingDay): Date {
  const first = dayOf(from);
  let day = first;
  for (let counted = 0; counted < days; ) {
    day = addDays(day, 1);
    if (works(day)) counted += 1;
  }
  if (!works(first)) return new Date(startOfDay(addDays(day, 1)).getTime() - 1);
  return new Date(startOfDay(day).getTime() + (from.getTime() - startOfDay(first).getTime()));
}
