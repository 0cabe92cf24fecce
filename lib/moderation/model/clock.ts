import { isWorkday } from "chinese-days";
import { addDays, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import { addWorkingDays } from "#lib/kernel/working-days.ts";

/** Working days after which a submitted listing should have its decision. */
export const REVIEW_DAYS = 2;
/** Working days after which a complaint should have its outcome. */
export const REPORT_DAYS = 5;

/** End of the working day (Asia/Shanghai, holidays counted) by which something submitted at `since` is due. */
export function dueAfter(since: Date, workingDays: number): Date {
  const due = addWorkingDays(dayOf(since), workingDays, isWorkday);
  return startOfDay(addDays(due, 1));
}
