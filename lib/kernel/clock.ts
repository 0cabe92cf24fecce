/** Asia/Shanghai has had no daylight saving since 1991: a fixed offset is exact for every date of this product. */
const SHANGHAI_OFFSET_MS = 8 * 3600_000;
export const DAY_MS = 86_400_000;

/** A day as `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string;

/** The day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** A day as the database's DATE column holds it (midnight UTC). */
export function dayToDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** A DATE column as a day. */
export function dateToDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** The first instant of a day in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(dayToDate(day).getTime() - SHANGHAI_OFFSET_MS);
}

/** `days` days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return dateToDay(new Date(dayToDate(day).getTime() + days * DAY_MS));
}

/** `months` months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const date = dayToDate(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return dateToDay(first);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((dayToDate(to).getTime() - dayToDate(from).getTime()) / DAY_MS);
}

/** True for an existing calendar day between 2000 and 2100, the range this product accepts. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && dateToDay(date) === text && text >= "2000-01-01" && text < "2101-01-01";
}

/** `minutes` later. */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}
