import { addDays, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import { UNDO_SECONDS } from "#lib/listings/model.ts";

/** Part of each day in which a person is left in peace: minutes after midnight in Asia/Shanghai, the end not included. Equal: none. */
export type Quiet = { fromMinute: number; toMinute: number };

/** 22:00–7:00. */
export const STANDARD_QUIET: Quiet = { fromMinute: 22 * 60, toMinute: 7 * 60 };
/** The mail of the day leaves at 8:00. */
export const DIGEST_MINUTE = 8 * 60;
/** Alerts of one person leave at least so far apart: a bulk import is one mail, not a hundred. */
export const SPACING_MINUTES = 10;
/** An approval can be undone for a while, and the undo may take a moment to commit: what it published is not mailed before. */
export const SETTLED_SECONDS = UNDO_SECONDS + 2;

export type Pace = "AT_ONCE" | "DAILY" | "OFF";

const MINUTE_MS = 60_000;
const at = (day: string, minute: number): Date => new Date(startOfDay(day).getTime() + minute * MINUTE_MS);

/** The minute of the Beijing day in which an instant falls, with its fraction. */
function minuteOf(instant: Date): number {
  return (instant.getTime() - startOfDay(dayOf(instant)).getTime()) / MINUTE_MS;
}

/** The instant itself, or the end of the quiet hours it falls into. */
export function afterQuiet(instant: Date, { fromMinute, toMinute }: Quiet): Date {
  if (fromMinute === toMinute) return instant;
  const minute = minuteOf(instant);
  const today = dayOf(instant);
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute ? at(today, toMinute) : instant;
  if (minute >= fromMinute) return at(addDays(today, 1), toMinute);
  return minute < toMinute ? at(today, toMinute) : instant;
}

/** The next hour of the daily mail behind an instant. */
export function nextDigest(instant: Date): Date {
  const today = dayOf(instant);
  const first = at(today, DIGEST_MINUTE);
  return first > instant ? first : at(addDays(today, 1), DIGEST_MINUTE);
}

/** When something found at an instant may be mailed; null: never. */
export function mailDue(foundAt: Date, pace: Pace, quiet: Quiet): Date | null {
  if (pace === "OFF") return null;
  const settled = new Date(foundAt.getTime() + SETTLED_SECONDS * 1000);
  return afterQuiet(pace === "DAILY" ? nextDigest(settled) : settled, quiet);
}

/** `22:00` of a minute. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
